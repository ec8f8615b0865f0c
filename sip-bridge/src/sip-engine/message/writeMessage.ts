import { splitList } from "./grammar.ts";
import type { Repeated, SipRequest } from "./readRequest.ts";
import type { SipHeader } from "./splitMessage.ts";
import { stampVia, type Via, writeVia } from "./via.ts";

/** A header to write; `value` is already free of CR and LF. */
export interface OwnHeader {
  readonly label: string;
  readonly value: string;
}

/** The request as the application is given it: long header names, no folds, Via stamped, Content-Length true. */
export function writeRequest(request: SipRequest, source: { address: string; port: number }): string {
  let text = `${request.method} ${request.uri} SIP/2.0\r\n`;
  let viasWritten = false;
  for (const { key, label, value } of request.headers) {
    if (key === "content-length") continue;
    if (key !== "via") text += `${label}: ${value}\r\n`;
    else if (!viasWritten) {
      text += viaLines(request, stampVia(request.via, source));
      viasWritten = true;
    }
  }
  return `${text}Content-Length: ${request.body.length}\r\n\r\n${request.body}`;
}

/** What of a request is kept to answer it: small strings, so that the request itself can go. */
export interface ReplyHead {
  readonly vias: string;
  readonly from: string;
  readonly to: string;
  readonly callId: string;
  readonly cseq: string;
}

export function replyHead(request: Repeated, source: { address: string; port: number }): ReplyHead {
  const { from, to, callId, cseq } = request;
  return { vias: viaLines(request, stampVia(request.via, source)), from, to, callId, cseq };
}

/**
 * A response (RFC 3261 §8.2.6). `toTag` is null when the To already has one or when none is due (100 Trying).
 * Via, From, To, Call-ID and CSeq are the request's, whatever the application wrote.
 */
export function writeResponse(
  head: ReplyHead,
  status: number,
  reason: string,
  toTag: string | null,
  headers: readonly OwnHeader[] = [],
  body = "",
): Buffer {
  let text = `SIP/2.0 ${status} ${reason}\r\n${head.vias}From: ${head.from}\r\nTo: ${head.to}`;
  text += `${toTag === null ? "" : `;tag=${toTag}`}\r\nCall-ID: ${head.callId}\r\nCSeq: ${head.cseq}\r\n`;
  for (const { label, value } of headers) text += `${label}: ${value}\r\n`;
  return Buffer.from(`${text}Content-Length: ${body.length}\r\n\r\n${body}`, "latin1");
}

const REPEATED = new Set(["via", "from", "to", "call-id", "cseq", "content-length"]);

/** The headers of an application's response that are its own. Joined Contacts become a line each. */
export function ownHeaders(headers: readonly SipHeader[]): OwnHeader[] {
  return headers
    .filter(({ key }) => !REPEATED.has(key))
    .flatMap(({ key, label, value }) =>
      key === "contact" ? splitList(value).map((contact) => ({ label, value: contact })) : [{ label, value }],
    );
}

function viaLines(request: Repeated, stamped: Via): string {
  let text = `Via: ${writeVia(stamped)}\r\n`;
  for (let i = 1; i < request.vias.length; i++) text += `Via: ${request.vias[i]}\r\n`;
  return text;
}
