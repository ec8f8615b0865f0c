import { randomUUID } from "node:crypto";
import type { Application } from "./application.ts";
import type { Clock, Timer } from "./clock.ts";
import type { EngineLimits } from "./limits.ts";
import { headerValue, type SipRequest } from "./message/readRequest.ts";
import { replyPort } from "./message/via.ts";
import { type OwnHeader, type ReplyHead, replyHead, writeResponse } from "./message/writeMessage.ts";
import { ServerTransaction } from "./transaction/serverTransaction.ts";
import { TRYING_AFTER } from "./transaction/timers.ts";
import type { Peer } from "./transport/peer.ts";

export interface PendingRequestOptions {
  readonly request: SipRequest;
  readonly bytes: number;
  readonly peer: Peer;
  readonly application: Application;
  /** The To tag of every answer to it. */
  readonly tag: string;
  readonly clock: Clock;
  readonly limits: Pick<EngineLimits, "silence" | "ringing">;
  /** The application said nothing for too long. */
  readonly onSilence: () => void;
  /** The final response is about to be sent. */
  readonly onFinal: () => void;
  /** Nothing more is expected from the peer either: ACK received, or not an INVITE. */
  readonly onTerminated: () => void;
}

/** A request that was given to an application, with its transaction and all that is needed to answer it. */
export class PendingRequest {
  /** The handle by which the application answers. */
  readonly id: string = randomUUID();
  readonly isInvite: boolean;
  readonly dialogId: string;
  readonly bytes: number;
  readonly peer: Peer;
  readonly application: Application;
  readonly tag: string;
  readonly #transaction: ServerTransaction;
  readonly #options: Pick<PendingRequestOptions, "clock" | "limits" | "onSilence" | "onFinal">;
  /** Gone with the final response, so that a finished transaction holds one buffer and no more. */
  #head: ReplyHead | null;
  #trying: Timer | null = null;
  #silence: Timer;

  constructor(options: PendingRequestOptions) {
    const { request, bytes, peer, application, tag, clock, limits, onSilence, onFinal, onTerminated } = options;
    this.isInvite = request.method === "INVITE";
    this.dialogId = `${request.callId};from-tag=${request.fromTag}`;
    this.bytes = bytes;
    this.peer = peer;
    this.application = application;
    this.tag = tag;
    this.#options = { clock, limits, onSilence, onFinal };
    this.#head = replyHead(request, peer);
    const port = replyPort(request.via, peer);
    this.#transaction = new ServerTransaction({
      isInvite: this.isInvite,
      reliable: peer.reliable,
      clock,
      send: (message) => peer.send(message, port),
      onTerminated,
    });
    this.#silence = clock.setTimer(limits.silence, onSilence);
    if (this.isInvite) {
      // §8.2.6.1: a 100 gives the request's Timestamp back.
      const timestamp = headerValue(request.headers, "timestamp");
      const headers = timestamp === undefined ? [] : [{ label: "Timestamp", value: timestamp }];
      this.#trying = clock.setTimer(TRYING_AFTER, () => void this.respond(100, "Trying", headers));
    }
  }

  get answered(): boolean {
    return this.#head === null;
  }

  /** Sends a response and returns it as sent. Must not be called once `answered`. */
  respond(
    status: number,
    reason: string,
    headers: readonly OwnHeader[] = [],
    body = "",
    tag: string = this.tag,
  ): Buffer {
    const message = writeResponse(this.#head!, status, reason, status === 100 ? null : tag, headers, body);
    this.#trying?.cancel();
    this.#trying = null;
    if (status >= 200) {
      this.#silence.cancel();
      this.#head = null;
      this.#options.onFinal();
    }
    this.#transaction.respond(status, message);
    return message;
  }

  /** The application sent a provisional answer: from now on it has longer. */
  ring(): void {
    this.#silence.cancel();
    this.#silence = this.#options.clock.setTimer(this.#options.limits.ringing, this.#options.onSilence);
  }

  /** The peer sent the request again. */
  repeated(): void {
    this.#transaction.repeated();
  }

  /** The peer acknowledged the final response. */
  acknowledged(): void {
    this.#transaction.acknowledged();
  }

  /** True while the final response may still have to be repeated for the peer's sake. */
  get unsettled(): boolean {
    if (!this.isInvite) return !this.answered;
    return this.#transaction.state !== "confirmed" && this.#transaction.state !== "terminated";
  }

  /** Ends all timers, without an answer. */
  abandon(): void {
    this.#trying?.cancel();
    this.#silence.cancel();
    this.#transaction.abandon();
  }
}
