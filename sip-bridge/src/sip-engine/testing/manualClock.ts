import type { Clock } from "../clock.ts";

/** A clock for tests: time passes only by `advance`, which rings what is due, in order. */
export class ManualClock implements Clock {
  #now = 0;
  #timers = new Set<{ due: number; ring: () => void }>();

  now(): number {
    return this.#now;
  }

  wallTime(): number {
    return Date.UTC(2026, 0, 2, 8, 10, 7, 322) + this.#now;
  }

  setTimer(milliseconds: number, ring: () => void): { cancel(): void } {
    const timer = { due: this.#now + milliseconds, ring };
    this.#timers.add(timer);
    return { cancel: () => this.#timers.delete(timer) };
  }

  /** How many timers would still ring. */
  get pending(): number {
    return this.#timers.size;
  }

  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const next = [...this.#timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      this.#timers.delete(next);
      this.#now = next.due;
      next.ring();
    }
    this.#now = end;
  }
}
