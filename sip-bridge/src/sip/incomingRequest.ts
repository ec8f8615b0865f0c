import { oneLine } from "./headerText.ts";
import type { RequestSource } from "./types.ts";

/** What is used of drachtio-srf's request. Its own types are written by hand and have drifted from its code. */
export interface SrfRequest {
  readonly method: string;
  readonly uri: string;
  readonly source_address: string;
  readonly source_port: number;
  readonly protocol: string;
  get(name: string): string | undefined;
  on(event: "cancel", heard: () => void): void;
}

/** What is used of drachtio-srf's response. */
export interface SrfResponse {
  send(
    status: number,
    reason: string,
    options: { headers: Record<string, string> },
    sent: (error?: unknown) => void,
  ): void;
}

/** Headers of a response by name; a list is joined, as drachtio does it. */
export type ResponseHeaders = Readonly<Record<string, string | readonly string[]>>;

export interface IncomingRequestEvents {
  /** The answer was handed to the engine. `seconds` since the request came from it. */
  readonly onAnswered: (status: number, seconds: number) => void;
  /** The engine did not send the answer, e.g. because the caller cancelled meanwhile. */
  readonly onRefused: (reason: string) => void;
}

/** A request to answer: drachtio-srf's two objects with the traps taken out. */
export class IncomingRequest {
  readonly method: string;
  readonly uri: string;
  readonly callId: string;
  readonly source: RequestSource;
  readonly #request: SrfRequest;
  readonly #response: SrfResponse;
  readonly #events: IncomingRequestEvents;
  readonly #since = performance.now();
  #closed = false;

  constructor(request: SrfRequest, response: SrfResponse, events: IncomingRequestEvents) {
    this.#request = request;
    this.#response = response;
    this.#events = events;
    this.method = request.method;
    this.uri = request.uri;
    this.callId = request.get("call-id") ?? "";
    this.source = { address: request.source_address, port: request.source_port, protocol: request.protocol };
    request.on("cancel", () => {
      this.#closed = true;
    });
  }

  /** True when no answer is wanted any more: it was given, or the caller cancelled. */
  get closed(): boolean {
    return this.#closed;
  }

  /** A header's value as it came, several joined by commas. */
  header(name: string): string | undefined {
    return this.#request.get(name);
  }

  /** Gives the final answer; does nothing once `closed`. Throws HeaderTextError before anything is sent. */
  respond(status: number, reason: string, headers: ResponseHeaders = {}): void {
    if (this.#closed) return;
    oneLine("The reason phrase", reason);
    const checked: Record<string, string> = {};
    for (const [name, value] of Object.entries(headers))
      checked[name] = oneLine(name, typeof value === "string" ? value : value.join(", "));
    this.#response.send(status, reason, { headers: checked }, (error) => {
      if (error) this.#events.onRefused(String(error));
    });
    // Only now: had it thrown, a 500 could still be given.
    this.#closed = true;
    this.#events.onAnswered(status, (performance.now() - this.#since) / 1000);
  }
}
