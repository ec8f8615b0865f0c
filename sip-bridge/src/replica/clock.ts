import { setTimeout as wait } from "node:timers/promises";

/** Time as it comes in from outside, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolved after so many milliseconds, or at once when the signal is aborted; never rejected. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (ms, signal) => wait(ms, undefined, { signal }).catch(() => {}),
};
