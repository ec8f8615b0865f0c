/** Milliseconds, RFC 3261 §17.1.1.1 and table 4. */
export const T1 = 500;
export const T2 = 4_000;
export const T4 = 5_000;
/** Timers H and J: how long a final response is kept for repetitions. */
export const KEEP_FINAL = 64 * T1;
/** A 100 is sent when no answer came by then (§17.2.1). */
export const TRYING_AFTER = 200;
