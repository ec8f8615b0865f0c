import type { MessageBounds } from "./message/splitMessage.ts";

/** What the engine takes at most, so that nobody can make it grow or stall. */
export interface EngineLimits {
  readonly message: MessageBounds;
  /** Transactions kept at a time; about 2 kB each. */
  readonly transactions: number;
  /** Bytes of requests that wait for the application. */
  readonly waitingBytes: number;
  /** Messages per source address; lenient, since a trunk may be one address. */
  readonly rate: { readonly perSecond: number; readonly burst: number; readonly sources: number };
  /** Milliseconds that the application may be silent about a request before it is answered with 503. */
  readonly silence: number;
  /** Milliseconds between a provisional answer and the final one. */
  readonly ringing: number;
}

export const DEFAULT_LIMITS: EngineLimits = {
  message: { message: 32_768, header: 8_192, headers: 128 },
  transactions: 65_536,
  waitingBytes: 16 * 1024 * 1024,
  rate: { perSecond: 20_000, burst: 20_000, sources: 16_384 },
  silence: 10_000,
  ringing: 180_000,
};
