import { isToken, splitList } from "./grammar.ts";
import { isAbsoluteUri, type NameAddr, readNameAddr } from "./nameAddr.ts";
import type { MessageParts, SipHeader } from "./splitMessage.ts";
import { readVia, type Via } from "./via.ts";

/** What a response repeats of its request (RFC 3261 §8.2.6.2). */
export interface Repeated {
  /** The topmost Via value, then the rest line by line as it came: what is repeated does not grow by being repeated. */
  readonly vias: readonly string[];
  readonly via: Via;
  readonly from: string;
  readonly to: string;
  readonly callId: string;
  readonly cseq: string;
}

/** A request whose headers that matter to transactions were read and found right. */
export interface SipRequest extends Repeated {
  readonly method: string;
  readonly uri: string;
  readonly headers: readonly SipHeader[];
  readonly body: string;
  /** "" when the peer follows RFC 2543 and sent none. */
  readonly fromTag: string;
  readonly toTag: string | null;
  readonly cseqNumber: number;
}

/** Not a request to work on. `repeated` is null when too little is left of it to answer. */
export interface BadRequest {
  readonly status: 400 | 505;
  readonly problem: string;
  readonly method: string;
  readonly repeated: Repeated | null;
}

/** A response, or something that claims to be one. */
export const RESPONSE = Symbol("response");

const ONCE = ["from", "to", "call-id", "cseq", "max-forwards", "content-length"];
const CALL_ID = /^[A-Za-z0-9\-.!%*_+`'~()<>:\\"/[\]?{}]+(?:@[A-Za-z0-9\-.!%*_+`'~()<>:\\"/[\]?{}]+)?$/;

/** Reads the parts of a message as a request (RFC 3261 §8.1.1 and §7). */
export function readRequest(parts: MessageParts): SipRequest | BadRequest | typeof RESPONSE {
  if (/^SIP\/\d/i.test(parts.startLine)) return RESPONSE;
  const line = /^(\S+) +(.*)$/.exec(parts.startLine);
  const method = line?.[1] ?? "";
  const bad = (problem: string, repeated: Repeated | null, status: 400 | 505 = 400): BadRequest => ({
    status,
    problem,
    method,
    repeated,
  });

  const found = collect(parts.headers);
  if (typeof found === "string") return bad(found, null);
  const { repeated, from, to } = found;
  if (parts.fault) return bad(parts.fault, repeated);

  const target = /^(\S+) SIP\/(\d+\.\d+)$/i.exec(line?.[2] ?? "");
  if (!target || !isToken(method) || !parts.startLine.startsWith(`${method} ${target[1]} `))
    return bad("the request line is not METHOD URI SIP/2.0 with single blanks", repeated);
  if (target[2] !== "2.0") return bad(`SIP version ${target[2]} is not spoken here`, repeated, 505);
  const uri = target[1]!;
  if (!isAbsoluteUri(uri)) return bad("the request URI is malformed", repeated);

  const twice = ONCE.find((key) => parts.headers.filter((header) => header.key === key).length > 1);
  if (twice) return bad(`${twice} stands more than once`, repeated);
  if (!from || !to) return bad(`${from ? "To" : "From"} is malformed`, repeated);
  const fromTag = from.parameters.get("tag") ?? "";
  const toTag = to.parameters.get("tag") ?? null;
  if ((fromTag && !isToken(fromTag)) || (toTag !== null && !isToken(toTag))) return bad("a tag is malformed", repeated);
  if (!CALL_ID.test(repeated.callId)) return bad("Call-ID is malformed", repeated);
  const cseq = /^(\d{1,10})[ \t]+(\S+)$/.exec(repeated.cseq);
  if (!cseq || Number(cseq[1]) >= 2 ** 31) return bad("CSeq is not a number below 2^31 and a method", repeated);
  if (cseq[2] !== method) return bad("CSeq names another method than the request line", repeated);
  const hops = headerValue(parts.headers, "max-forwards");
  if (hops !== undefined && !(/^\d{1,10}$/.test(hops) && Number(hops) <= 255))
    return bad("Max-Forwards is not a number from 0 to 255", repeated);

  const body = cutBody(parts);
  if (body === null) return bad("Content-Length is not the length of a body that came", repeated);
  const { headers } = parts;
  return { ...repeated, method, uri, headers, body, fromTag, toTag, cseqNumber: Number(cseq[1]) };
}

/** The first value of a header, undefined when there is none. */
export function headerValue(headers: readonly SipHeader[], key: string): string | undefined {
  return headers.find((header) => header.key === key)?.value;
}

interface Collected {
  repeated: Repeated;
  from: NameAddr | null;
  to: NameAddr | null;
}

/** The headers without which no answer can be made, or what is missing of them. */
function collect(headers: readonly SipHeader[]): Collected | string {
  const vias = viaLines(headers);
  const via = readVia(vias[0] ?? "");
  const from = headerValue(headers, "from");
  const to = headerValue(headers, "to");
  const callId = headerValue(headers, "call-id");
  const cseq = headerValue(headers, "cseq");
  if (!via) return "Via is missing or malformed";
  if (!from || !to || !callId || !cseq) return "From, To, Call-ID or CSeq is missing";
  return { repeated: { vias, via, from, to, callId, cseq }, from: readNameAddr(from), to: readNameAddr(to) };
}

function viaLines(headers: readonly SipHeader[]): string[] {
  const [first = "", ...others] = headers.filter((header) => header.key === "via").map((header) => header.value);
  const [top = ""] = splitList(first);
  const joined = first.slice(top.length).replace(/^\s*,\s*/, "");
  return joined === "" ? [top, ...others] : [top, joined, ...others];
}

/** On UDP the body ends with the datagram: more is cut off, less is an error (RFC 3261 §18.3). */
function cutBody({ headers, rest }: MessageParts): string | null {
  const length = headerValue(headers, "content-length");
  if (length === undefined) return rest;
  return /^\d{1,9}$/.test(length) && Number(length) <= rest.length ? rest.slice(0, Number(length)) : null;
}
