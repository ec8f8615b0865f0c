import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import type { AnswerResult, Application, Delivery } from "../application.ts";
import type { Clock } from "../clock.ts";
import { FrameError, FrameReader, writeFrame } from "./frame.ts";
import { networkLeader, sentLeader } from "./leader.ts";

/** Must look like `vX.Y.Z`: drachtio-srf compares it before it sends pings. */
export const ENGINE_VERSION = "v0.1.0";

export interface SessionOptions {
  readonly secret: string;
  /** Methods that the application is given without asking, in lower case: as in drachtio's outbound mode. */
  readonly routes: readonly string[];
  /** `udp/127.0.0.1:5060`, joined by commas. */
  readonly hostports: string;
  readonly clock: Clock;
  readonly send: (frame: Buffer) => void;
  readonly close: () => void;
  /** The application authenticated itself: from now on it is given requests. */
  readonly onReady: (session: ControlSession) => void;
  readonly answer: (transactionId: string, response: string) => AnswerResult;
}

const MOST_ROUTES = 64;
const UNSUPPORTED = "is not done by the embedded engine; set DOTS_SIP_ENGINE to a drachtio-server for it";

/** One application's connection: drachtio's control protocol, the server's side of it. */
export class ControlSession implements Application {
  readonly #options: SessionOptions;
  readonly #frames = new FrameReader();
  readonly #routes: Set<string>;
  #authenticated = false;
  #closed = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#routes = new Set(options.routes);
  }

  get methods(): readonly string[] {
    return [...this.#routes].map((route) => route.toUpperCase());
  }

  serves(method: string): boolean {
    return this.#routes.has(method.toLowerCase());
  }

  deliver({ message, isNew, ...passage }: Delivery): void {
    const leader = networkLeader({ ...passage, bytes: message.length }, this.#options.clock.wallTime(), isNew);
    this.#send(`${leader}\r\n${message}`);
  }

  /** Takes bytes from the application. What is no frame or no known type ends the session. */
  receive(chunk: Buffer): void {
    try {
      for (const payload of this.#frames.read(chunk)) if (!this.#closed) this.#handle(payload);
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      this.#close();
    }
  }

  #handle(payload: string): void {
    const cr = payload.indexOf("\r");
    const [id = "", type = "", ...fields] = (cr < 0 ? payload : payload.slice(0, cr)).split("|");
    const text = cr < 0 ? "" : payload.slice(cr + 2);
    if (type !== "authenticate" && !this.#authenticated) this.#end(id, "authenticate first");
    else if (type === "authenticate") this.#authenticate(id, fields[0] ?? "");
    else if (type === "sip") this.#sip(id, fields[0] ?? "", text);
    else if (type === "route") this.#respond(id, this.#route(fields[0] ?? ""));
    else if (type === "remove_route") {
      this.#routes.delete(fields[0] ?? "");
      this.#respond(id, "OK");
    } else if (type === "ping") this.#respond(id, "OK|pong");
    else if (type === "proxy") this.#respond(id, `NOK|proxying ${UNSUPPORTED}`);
    else this.#end(id, "Unknown message type");
  }

  #authenticate(id: string, secret: string): void {
    if (!timingSafeEqual(digest(secret), digest(this.#options.secret))) {
      this.#end(id, "incorrect secret");
      return;
    }
    this.#respond(id, `OK|${this.#options.hostports}|${ENGINE_VERSION}|${this.#options.hostports}`);
    if (this.#authenticated) return;
    this.#authenticated = true;
    this.#options.onReady(this);
  }

  #route(word: string): string {
    if (!/^[a-z:]{1,32}$/.test(word)) return "NOK|a route is a method in lower case";
    if (this.#routes.size >= MOST_ROUTES) return "NOK|too many routes";
    this.#routes.add(word);
    return "OK";
  }

  #sip(id: string, transactionId: string, text: string): void {
    if (!text.startsWith("SIP/2.0 ")) this.#respond(id, `NOK|sending a request ${UNSUPPORTED}`);
    else if (transactionId === "") this.#end(id, "transaction id missing");
    else this.#answer(id, transactionId, this.#options.answer(transactionId, text));
  }

  #answer(id: string, transactionId: string, result: AnswerResult): void {
    if ("refused" in result) {
      this.#respond(id, `NOK|${result.refused}`);
      return;
    }
    const { sent, peer, dialogId } = result;
    const passage = { bytes: sent.length, peer, transactionId, dialogId };
    this.#send(`${sentLeader(id, passage, this.#options.clock.wallTime())}\r\n${sent.toString("latin1")}`);
  }

  #respond(id: string, outcome: string): void {
    this.#send(`response|${id}|${outcome}`);
  }

  #end(id: string, reason: string): void {
    this.#respond(id, `NO|${reason}`);
    this.#close();
  }

  #send(payload: string): void {
    this.#options.send(writeFrame(`${randomUUID()}|${payload}`));
  }

  #close(): void {
    this.#closed = true;
    this.#options.close();
  }
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text, "latin1").digest();
}
