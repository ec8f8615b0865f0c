import { BaseError } from "@dots/protocol";

/** What the SIP side asks of the rest of the bridge, and what it gives back. Knows nothing of chain, replica or DNS. */

/** The one who sent a request, as seen by the SIP server: the transport's address, never a header's word for it. */
export interface RequestSource {
  readonly address: string;
  readonly port: number;
  readonly protocol: string;
}

/**
 * An INVITE's target, taken apart. `user` is the user part (RFC 3261 §25.1) or the digits of a `tel:` URI (RFC 3966), percent
 * escapes resolved, without its parameters; those are in `userParams` (`npdi`, `rn`, `cic` ... RFC 4694), those of the host in
 * `uriParams`. Names are in lower case; a parameter without a value is "". `host` is "" for `tel:` and `urn:`; `port` is null when absent.
 * For a `urn:` (RFC 5031) `user` is what follows the scheme, e.g. `service:sos`.
 */
export interface RouteRequest {
  readonly user: string;
  readonly host: string;
  readonly port: number | null;
  readonly scheme: "sip" | "sips" | "tel" | "urn";
  readonly userParams: ReadonlyMap<string, string>;
  readonly uriParams: ReadonlyMap<string, string>;
  readonly source: RequestSource;
  readonly callId: string;
}

/** A target; `q` between 0 and 1 in steps of 0.001 (RFC 3261 §20.10). Without `q` no q is written. */
export interface RouteContact {
  readonly uri: string;
  readonly q?: number;
}

/** The answer to one INVITE. `contacts` are in the order of preference and count for 300 and 302 only. */
export interface RouteAnswer {
  readonly status: 302 | 300 | 404 | 480 | 484 | 503;
  /** Reason phrase of the status line. */
  readonly reason: string;
  readonly contacts: readonly RouteContact[];
  /** The block at which the answer is true, for `X-DOTS-Block`; null when none is known. */
  readonly block: { readonly number: bigint; readonly ageSeconds: number } | null;
  /** Seconds, for `Retry-After` with a 503. */
  readonly retryAfter?: number;
  /** Text of a `Warning` header (code 399, RFC 3261 §20.43): the operator's hint why. */
  readonly warning?: string;
}

/** Asked for each INVITE: where is this to be sent? A rejection is answered with 500. */
export type AskRoute = (request: RouteRequest) => RouteAnswer | Promise<RouteAnswer>;

/** `embedded`, or a real drachtio-server as `drachtio://:secret@host:port`. */
export type SipEngine = "embedded" | `drachtio://${string}`;

/** The part of a pino logger that is used here. */
export interface SipLogger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Told of what goes on; every call is cheap and never throws. */
export interface SipMetrics {
  /** A request was answered by the application. `seconds` from its handing over to the answer's. */
  answered(method: string, status: number, seconds: number): void;
  /** Something that came in was dropped or refused by the engine; `cause` is one of a small fixed set of words. */
  dropped(cause: string): void;
  /** A Contact was left out of an answer; `cause` is one of a small fixed set of words. */
  contactLeftOut(cause: string): void;
}

export interface SipOptions {
  readonly engine: SipEngine;
  /** Where the embedded engine listens; port 0 is one from the system. A drachtio-server listens by its own settings. */
  readonly listen: { readonly address: string; readonly port: number };
  readonly askRoute: AskRoute;
  /** True from the beginning of a shutdown: OPTIONS is answered with 503 so that proxies take the bridge out; INVITEs still get their answer. */
  readonly isDraining: () => boolean;
  readonly logger: SipLogger;
  readonly metrics: SipMetrics;
}

/** A running SIP side. `address` and `port` are those that SIP is received on. */
export interface RunningSip {
  readonly address: string;
  readonly port: number;
  /** Lets open transactions end (at most a second), then closes everything. */
  stop(): Promise<void>;
}

/** The drachtio-server could not be had, e.g. it refused the secret. */
export class SipStartError extends BaseError {
  override name = "SipStartError";
}
