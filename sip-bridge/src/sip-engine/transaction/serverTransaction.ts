import type { Clock, Timer } from "../clock.ts";
import { KEEP_FINAL, T1, T2, T4 } from "./timers.ts";

/** `trying`: nothing sent yet; `proceeding`: a provisional was sent; the rest as in RFC 3261 figures 7 and 8. */
export type TransactionState = "trying" | "proceeding" | "completed" | "confirmed" | "terminated";

export interface TransactionOptions {
  readonly isInvite: boolean;
  /** True on TCP and the like: nothing is repeated and nothing lingers. */
  readonly reliable: boolean;
  readonly clock: Clock;
  readonly send: (message: Buffer) => void;
  /** Called once, when the transaction may be forgotten. */
  readonly onTerminated: () => void;
}

/**
 * The server's half of a transaction: repeats answers and absorbs repetitions (RFC 3261 §17.2.1 with timers G, H and I for
 * INVITE, §17.2.2 with timer J for the rest). It knows no headers.
 */
export class ServerTransaction {
  #state: TransactionState = "trying";
  #latest: Buffer | null = null;
  #repeat: Timer | null = null;
  #end: Timer | null = null;
  readonly #options: TransactionOptions;

  constructor(options: TransactionOptions) {
    this.#options = options;
  }

  get state(): TransactionState {
    return this.#state;
  }

  get hasFinal(): boolean {
    return this.#state !== "trying" && this.#state !== "proceeding";
  }

  /** Sends a response. Must not be called after a final one; a 2xx to INVITE is not made here. */
  respond(status: number, message: Buffer): void {
    if (this.hasFinal) throw new Error(`a final response was sent before this ${status}`);
    this.#latest = message;
    this.#options.send(message);
    if (status < 200) {
      this.#state = "proceeding";
      return;
    }
    this.#state = "completed";
    const { isInvite, reliable, clock } = this.#options;
    if (isInvite && !reliable) this.#repeatIn(T1);
    this.#endIn(isInvite || !reliable ? KEEP_FINAL : 0, clock);
  }

  /** The same request came again. */
  repeated(): void {
    if (this.#latest && (this.#state === "proceeding" || this.#state === "completed")) this.#options.send(this.#latest);
  }

  /** An ACK came for the final response to an INVITE. */
  acknowledged(): void {
    if (!this.#options.isInvite || this.#state !== "completed") return;
    this.#state = "confirmed";
    this.#latest = null;
    this.#stop();
    this.#endIn(this.#options.reliable ? 0 : T4, this.#options.clock);
  }

  /** Forgets everything at once, when the server stops. */
  abandon(): void {
    if (this.#state !== "terminated") this.#terminate();
  }

  #repeatIn(interval: number): void {
    this.#repeat = this.#options.clock.setTimer(interval, () => {
      this.#options.send(this.#latest!);
      this.#repeatIn(Math.min(interval * 2, T2));
    });
  }

  #endIn(milliseconds: number, clock: Clock): void {
    if (milliseconds === 0) this.#terminate();
    else this.#end = clock.setTimer(milliseconds, () => this.#terminate());
  }

  #terminate(): void {
    this.#state = "terminated";
    this.#latest = null;
    this.#stop();
    this.#options.onTerminated();
  }

  #stop(): void {
    this.#repeat?.cancel();
    this.#end?.cancel();
  }
}
