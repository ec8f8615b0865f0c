import type { SipRequest } from "../message/readRequest.ts";

const COOKIE = "z9hG4bK";

/**
 * What makes two requests the same transaction (RFC 3261 §17.2.3): branch, sent-by and method; for peers that still follow
 * RFC 2543, Request-URI, From tag, Call-ID, CSeq number, top Via and method. Give `method` to find the INVITE that an
 * ACK or a CANCEL belongs to.
 */
export function transactionKey(request: SipRequest, method: string = request.method): string {
  const { via, uri, fromTag, callId, cseqNumber, vias } = request;
  const branch = via.parameters.get("branch") ?? "";
  if (branch.length > COOKIE.length && branch.startsWith(COOKIE))
    return `${branch}|${via.host.toLowerCase()}:${via.port ?? 5060}|${method}`;
  return `${uri}|${fromTag}|${callId}|${cseqNumber}|${vias[0]}|${method}`;
}

/** What a request has in common with its forked copies (RFC 3261 §8.2.2.2). */
export function mergeKey({ callId, fromTag, cseqNumber, method }: SipRequest): string {
  return `${callId}|${fromTag}|${cseqNumber}|${method}`;
}
