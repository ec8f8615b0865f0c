/** Time as an argument, so that no test has to wait for it. */
export interface Clock {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Milliseconds since 1970, for what is shown. */
  wallTime(): number;
  setTimer(milliseconds: number, ring: () => void): Timer;
}

export interface Timer {
  cancel(): void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  wallTime: () => Date.now(),
  setTimer(milliseconds, ring) {
    const timeout = setTimeout(ring, milliseconds);
    return { cancel: () => clearTimeout(timeout) };
  },
};
