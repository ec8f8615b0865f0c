import { hash, randomUUID } from "node:crypto";
import type { AnswerResult, Application } from "./application.ts";
import type { Clock } from "./clock.ts";
import type { EngineLimits } from "./limits.ts";
import { readNameAddr } from "./message/nameAddr.ts";
import {
  type BadRequest,
  headerValue,
  RESPONSE,
  type Repeated,
  readRequest,
  type SipRequest,
} from "./message/readRequest.ts";
import { EMPTY, type MessageParts, OVERSIZE, splitMessage } from "./message/splitMessage.ts";
import { replyPort } from "./message/via.ts";
import { type OwnHeader, ownHeaders, replyHead, writeRequest, writeResponse } from "./message/writeMessage.ts";
import { PendingRequest } from "./pendingRequest.ts";
import { mergeKey, transactionKey } from "./transaction/transactionKey.ts";
import type { Peer } from "./transport/peer.ts";
import { TokenBuckets } from "./transport/tokenBuckets.ts";

/** Methods of the IANA registry: one of these that nobody serves is 405, any other word 501. */
const METHODS = new Set(
  "ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE".split(" "),
);

/** A refusal of the engine's own; `cause` where it counts as something dropped. */
interface Refusal {
  readonly status: number;
  readonly reason: string;
  readonly headers?: readonly OwnHeader[];
  readonly cause?: DropCause;
}

const UNAVAILABLE = { status: 503, reason: "Service Unavailable", headers: [{ label: "Retry-After", value: "5" }] };

/** Why something that came in was dropped without an answer, or refused for the engine's own sake. */
export type DropCause = "rate" | "oversize" | "malformed" | "response" | "stray-ack" | "overload" | "no-application";

export interface UserAgentServerOptions {
  readonly clock: Clock;
  readonly limits: EngineLimits;
  readonly onDropped: (cause: DropCause) => void;
}

/**
 * The UAS core (RFC 3261 §8.2) between transports and applications: finds the transaction of each message, answers by itself
 * what needs no application, gives the rest to one. Its own refusals are stateless (§8.2.7): To tags come from a keyed hash.
 */
export class UserAgentServer {
  readonly #options: UserAgentServerOptions;
  readonly #buckets: TokenBuckets;
  readonly #tagKey = randomUUID();
  readonly #applications: Application[] = [];
  /** By transaction key, until the transaction ends. */
  readonly #transactions = new Map<string, PendingRequest>();
  /** By the application's handle, until the final response. */
  readonly #waiting = new Map<string, PendingRequest>();
  /** Merge keys of those in `#waiting`. */
  readonly #mergeable = new Set<string>();
  #waitingBytes = 0;
  #turn = 0;
  #onSettled: (() => void) | null = null;

  constructor(options: UserAgentServerOptions) {
    this.#options = options;
    this.#buckets = new TokenBuckets(options.limits.rate);
  }

  attach(application: Application): void {
    this.#applications.push(application);
  }

  /** The application is gone: what it left open is answered with 503 at once. */
  detach(application: Application): void {
    const index = this.#applications.indexOf(application);
    if (index >= 0) this.#applications.splice(index, 1);
    for (const pending of [...this.#waiting.values()]) if (pending.application === application) unavailable(pending);
  }

  get transactions(): number {
    return this.#transactions.size;
  }

  /** Takes one message from a transport. Never throws, whatever the bytes. */
  receive(bytes: Buffer, peer: Peer): void {
    const cause = this.#receive(bytes, peer);
    if (cause) this.#options.onDropped(cause);
  }

  #receive(bytes: Buffer, peer: Peer): DropCause | null {
    const { limits, clock } = this.#options;
    if (!this.#buckets.take(peer.address, clock.now())) return "rate";
    if (bytes.length > limits.message.message) return "oversize";
    const parts = splitMessage(bytes.toString("latin1"), limits.message);
    if (parts === OVERSIZE) return "oversize";
    if (parts === EMPTY) return null;
    const request = readRequest(parts);
    if (request === RESPONSE) return "response";
    if ("problem" in request) return this.#refuseBad(request, peer);
    if (request.method === "ACK") return this.#ack(request);
    const key = transactionKey(request);
    const known = this.#transactions.get(key);
    if (known) known.repeated();
    else if (request.method === "CANCEL") this.#cancel(request, peer);
    else return this.#new(request, peer, bytes.length, key);
    return null;
  }

  /** An application's answer to a request that it was given. */
  answer(id: string, response: string): AnswerResult {
    const pending = this.#waiting.get(id);
    if (!pending) return { refused: "Response not sent due to unknown transaction" };
    const parts = splitMessage(response, { message: 99_999, header: 65_535, headers: 512 });
    if (typeof parts === "symbol" || parts.fault) return { refused: "Response not sent: it is malformed" };
    const line = /^SIP\/2\.0 ([1-6]\d\d)(?: (.*))?$/.exec(parts.startLine);
    if (!line) return { refused: "Response not sent: its status line is malformed" };
    const status = Number(line[1]);
    const unsupported = unsupportedAnswer(pending, status, parts);
    if (unsupported) return { refused: unsupported };
    const tag = readNameAddr(headerValue(parts.headers, "to") ?? "")?.parameters.get("tag") ?? pending.tag;
    if (status < 200) pending.ring();
    // All that follows the headers is the body: drachtio-srf's Content-Length counts characters, not bytes.
    const sent = pending.respond(status, line[2] ?? "", ownHeaders(parts.headers), parts.rest, tag);
    return { sent, peer: pending.peer, dialogId: pending.dialogId };
  }

  /** Waits until every request has its answer and every INVITE its ACK, at most `grace` milliseconds; then forgets all. */
  async stop(grace: number): Promise<void> {
    if (this.#isUnsettled()) {
      const { clock } = this.#options;
      await new Promise<void>((resolve) => {
        const timer = clock.setTimer(grace, resolve);
        this.#onSettled = () => {
          timer.cancel();
          resolve();
        };
      });
    }
    for (const pending of [...this.#transactions.values()]) pending.abandon();
    this.#waiting.clear();
  }

  #new(request: SipRequest, peer: Peer, bytes: number, key: string): DropCause | null {
    const decision = this.#decide(request, bytes);
    if ("application" in decision) this.#open(request, peer, bytes, key, decision.application);
    else this.#refuse(request, peer, decision);
    return "cause" in decision ? (decision.cause ?? null) : null;
  }

  /** The application that is to have a new request, or why none has it. */
  #decide(request: SipRequest, bytes: number): Refusal | { application: Application } {
    const { method } = request;
    // Only while the other copy waits for its answer: a call that comes back through a redirect's target is no merge.
    if (this.#mergeable.has(mergeKey(request))) return { status: 482, reason: "Loop Detected" };
    if (request.toTag !== null) return { status: 481, reason: "Call/Transaction Does Not Exist" };
    if (!METHODS.has(method)) return { status: 501, reason: "Not Implemented", headers: this.#allow() };
    if (this.#applications.length === 0) return { ...UNAVAILABLE, cause: "no-application" };
    const application = this.#applicationFor(method);
    if (!application) return { status: 405, reason: "Method Not Allowed", headers: this.#allow() };
    const { limits } = this.#options;
    const isFull = this.#transactions.size >= limits.transactions || this.#waitingBytes + bytes > limits.waitingBytes;
    return isFull ? { ...UNAVAILABLE, cause: "overload" } : { application };
  }

  #open(request: SipRequest, peer: Peer, bytes: number, key: string, application: Application): void {
    const { clock, limits } = this.#options;
    const merge = mergeKey(request);
    const pending: PendingRequest = new PendingRequest({
      request,
      bytes,
      peer,
      application,
      tag: this.#tagFor(key),
      clock,
      limits,
      onSilence: () => unavailable(pending),
      onFinal: () => {
        this.#waiting.delete(pending.id);
        this.#mergeable.delete(merge);
        this.#waitingBytes -= bytes;
        this.#settled();
      },
      onTerminated: () => {
        this.#transactions.delete(key);
        this.#settled();
      },
    });
    this.#transactions.set(key, pending);
    this.#waiting.set(pending.id, pending);
    this.#mergeable.add(merge);
    this.#waitingBytes += bytes;
    const message = writeRequest(request, peer);
    application.deliver({ message, isNew: true, peer, transactionId: pending.id, dialogId: "" });
  }

  #ack(request: SipRequest): DropCause | null {
    const pending = this.#transactions.get(transactionKey(request, "INVITE"));
    if (!pending?.answered) return "stray-ack";
    pending.acknowledged();
    this.#settled();
    return null;
  }

  /** §9.2: the CANCEL is answered, then the INVITE; the application is only told. */
  #cancel(request: SipRequest, peer: Peer): void {
    const pending = this.#transactions.get(transactionKey(request, "INVITE"));
    if (!pending) {
      this.#refuse(request, peer, { status: 481, reason: "Call/Transaction Does Not Exist" });
      return;
    }
    this.#reply(request, peer, writeResponse(replyHead(request, peer), 200, "OK", pending.tag));
    if (pending.answered) return;
    pending.respond(487, "Request Terminated");
    const message = writeRequest(request, peer);
    pending.application.deliver({ message, isNew: false, peer, transactionId: pending.id, dialogId: "" });
  }

  /** Connections take turns. */
  #applicationFor(method: string): Application | undefined {
    const able = this.#applications.filter((application) => application.serves(method));
    return able[this.#turn++ % able.length];
  }

  #allow(): OwnHeader[] {
    const methods = new Set(["ACK", "CANCEL", ...this.#applications.flatMap((application) => application.methods)]);
    return [{ label: "Allow", value: [...methods].join(", ") }];
  }

  #refuseBad({ status, problem, method, repeated }: BadRequest, peer: Peer): DropCause {
    if (repeated && method !== "ACK") {
      const reason = status === 505 ? "Version Not Supported" : "Bad Request";
      this.#refuse(repeated, peer, { status, reason, headers: [{ label: "Warning", value: `399 dots "${problem}"` }] });
    }
    return "malformed";
  }

  #refuse(request: Repeated, peer: Peer, { status, reason, headers }: Refusal): void {
    const tagged = /;[ \t]*tag[ \t]*=/i.test(request.to);
    const tag = tagged ? null : this.#tagFor(`${request.vias[0]}|${request.callId}|${request.cseq}`);
    this.#reply(request, peer, writeResponse(replyHead(request, peer), status, reason, tag, headers));
  }

  #reply(request: Repeated, peer: Peer, message: Buffer): void {
    peer.send(message, replyPort(request.via, peer));
  }

  #tagFor(text: string): string {
    return hash("sha256", `${this.#tagKey}|${text}`, "base64url").slice(0, 16);
  }

  #isUnsettled(): boolean {
    return [...this.#transactions.values()].some((pending) => pending.unsettled);
  }

  #settled(): void {
    if (this.#onSettled && !this.#isUnsettled()) this.#onSettled();
  }
}

function unavailable(pending: PendingRequest): void {
  pending.respond(UNAVAILABLE.status, UNAVAILABLE.reason, UNAVAILABLE.headers);
}

/** What needs dialogs, which this engine does not keep: the application is told, the request stays open. */
function unsupportedAnswer(pending: PendingRequest, status: number, parts: MessageParts): string | null {
  const accepted = pending.isInvite && status >= 200 && status < 300;
  const reliably = status < 200 && headerValue(parts.headers, "rseq") !== undefined;
  if (!accepted && !reliably) return null;
  const what = accepted ? "accepting a call" : "a reliable provisional response";
  return `Response not sent: ${what} is not done by the embedded engine; set DOTS_SIP_ENGINE to a drachtio-server for it`;
}
