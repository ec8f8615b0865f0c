import type { IncomingRequest } from "./incomingRequest.ts";

/** A UDP answer stays below this, so that no router between has to cut it (RFC 3261 §18.1.1). */
export const UDP_ROOM = 1_300;

const REPEATED = ["via", "from", "to", "call-id", "cseq"];
/** Bytes of names, line ends, To tag, `received` and `rport`, Content-Length and the status line without its reason. */
const FIXED = 220;

/** How many bytes are left for Contacts in an answer with these other headers. Rather too few than too many. */
export function roomForContacts(request: IncomingRequest, reason: string, headers: Record<string, string>): number {
  if (request.source.protocol !== "udp") return Number.POSITIVE_INFINITY;
  let used = FIXED + Buffer.byteLength(reason);
  for (const name of REPEATED) used += Buffer.byteLength(request.header(name) ?? "");
  // drachtio-srf joins Vias by a comma; each of them is sent as a line of its own.
  used += ((request.header("via") ?? "").split(",").length - 1) * "Via: \r\n".length;
  for (const [name, value] of Object.entries(headers)) used += name.length + Buffer.byteLength(value) + 4;
  return UDP_ROOM - used;
}
