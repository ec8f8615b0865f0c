import { readParameters, writeParameters } from "./grammar.ts";

/** A Via value (RFC 3261 §20.42). */
export interface Via {
  /** `UDP`, `TCP` ..., in capitals. */
  readonly transport: string;
  /** As written; an IPv6 literal keeps its brackets. */
  readonly host: string;
  readonly port: number | null;
  readonly parameters: ReadonlyMap<string, string>;
}

const SENT_BY =
  /^SIP[ \t]*\/[ \t]*2\.0[ \t]*\/[ \t]*([A-Za-z0-9\-.!%*_+`'~]+)[ \t]+(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._-]+)(?:[ \t]*:[ \t]*(\d{1,5}))?/i;

/** Null when malformed. */
export function readVia(value: string): Via | null {
  const match = SENT_BY.exec(value);
  if (!match) return null;
  const port = match[3] === undefined ? null : Number(match[3]);
  if (port !== null && (port === 0 || port > 65_535)) return null;
  const parameters = readParameters(value, match[0].length);
  return parameters && { transport: match[1]!.toUpperCase(), host: match[2]!, port, parameters };
}

export function writeVia({ transport, host, port, parameters }: Via): string {
  return `SIP/2.0/${transport} ${host}${port === null ? "" : `:${port}`}${writeParameters(parameters)}`;
}

/**
 * The Via with what the server saw: `received` where the source is not what the Via says (RFC 3261 §18.2.1), and always
 * when `rport` is asked for, with the port in it (RFC 3581 §4).
 */
export function stampVia(via: Via, source: { address: string; port: number }): Via {
  const wantsPort = via.parameters.has("rport");
  const parameters = new Map(via.parameters);
  parameters.delete("received");
  if (wantsPort) parameters.set("rport", String(source.port));
  if (wantsPort || unbracketed(via.host) !== source.address) parameters.set("received", source.address);
  return { ...via, parameters };
}

/**
 * Where a response goes: to the source, at the port it came from if `rport` was asked for, else at that of the Via
 * (RFC 3261 §18.2.2, RFC 3581 §4). `maddr` is not followed: it would let anyone aim answers at a third party.
 */
export function replyPort(via: Via, source: { port: number }): number {
  return via.parameters.has("rport") ? source.port : (via.port ?? 5060);
}

function unbracketed(host: string): string {
  return host.startsWith("[") ? host.slice(1, -1).toLowerCase() : host;
}
