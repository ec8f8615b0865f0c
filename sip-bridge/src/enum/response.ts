import { type Answer, encode } from "dns-packet";
import type { Edns, Faulty, Query, Rcode } from "./query.ts";

const SMALLEST = 512;
/** What crosses every network in one piece (the DNS flag day of 2020). */
export const PAYLOAD = 1_232;
const [QR, AA, TC] = [0x80, 0x04, 0x02] as const;
/** To the name in the question, which always stands at this place (RFC 1035 section 4.1.4). */
const POINTER_TO_QUESTION = Buffer.from([0xc0, 12]);
const TYPES = { A: 1, NS: 2, SOA: 6, HINFO: 13, TXT: 16, AAAA: 28, NAPTR: 35 } as const;

/** A record to be sent. `name`: a domain name, or null for that of the question. */
export interface DnsRecord {
  name: string | null;
  type: keyof typeof TYPES;
  ttl: number;
  data: unknown;
}

export interface Reply {
  rcode: Rcode;
  answers: readonly DnsRecord[];
  authorities: readonly DnsRecord[];
  /** Whether we speak for the name at all. */
  authoritative: boolean;
}

/** A reply on the wire; without records and with TC set where it would be longer than the asker takes. */
export function writeReply(query: Query, reply: Reply): Buffer {
  const longest = query.edns ? Math.min(PAYLOAD, Math.max(SMALLEST, query.edns.payload)) : SMALLEST;
  const records = [...reply.answers, ...reply.authorities].map(writeRecord);
  const opt = query.edns ? [writeOpt(reply.rcode)] : [];
  const whole = [query.question, ...records, ...opt];
  const length = 12 + whole.reduce((sum, part) => sum + part.length, 0);
  if (length <= longest) return Buffer.concat([header(query, reply, 0, opt.length), ...whole]);
  const none = { ...reply, answers: [], authorities: [] };
  return Buffer.concat([header(query, none, TC, opt.length), query.question, ...opt]);
}

/** The answer to what could not be read, or is not done here: a header alone. */
export function writeFault({ id, opcode, rcode }: Faulty): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt16BE(id, 0);
  bytes[2] = QR | (opcode << 3);
  bytes[3] = rcode;
  return bytes;
}

export function typeNumber(type: keyof typeof TYPES): number {
  return TYPES[type];
}

function header(query: Query, reply: Reply, truncated: number, additionals: number): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt16BE(query.id, 0);
  bytes[2] = QR | (reply.authoritative ? AA : 0) | truncated | Number(query.recursionDesired);
  bytes[3] = reply.rcode & 15;
  bytes.writeUInt16BE(1, 4);
  bytes.writeUInt16BE(reply.answers.length, 6);
  bytes.writeUInt16BE(reply.authorities.length, 8);
  bytes.writeUInt16BE(additionals, 10);
  return bytes;
}

function writeRecord({ name, type, ttl, data }: DnsRecord): Buffer {
  const owner = name === null ? POINTER_TO_QUESTION : writeName(name);
  const message = encode({ type: "response", answers: [{ name: ".", type, ttl, class: "IN", data } as Answer] });
  // Behind the header of 12 bytes and the root as the name.
  return Buffer.concat([owner, message.subarray(13)]);
}

/** Names of our own, which come from settings and have plain labels. */
function writeName(name: string): Buffer {
  const labels = name.split(".").flatMap((label) => [Buffer.from([label.length]), Buffer.from(label, "latin1")]);
  return Buffer.concat([...labels, Buffer.from([0])]);
}

function writeOpt(rcode: Rcode): Buffer {
  const bytes = Buffer.alloc(11);
  bytes.writeUInt16BE(41, 1);
  bytes.writeUInt16BE(PAYLOAD, 3);
  bytes[5] = rcode >> 4;
  return bytes;
}

/** Whether the asker speaks a version of EDNS that is not ours (RFC 6891 section 6.1.3). */
export function isForeignVersion(edns: Edns | null): boolean {
  return edns !== null && edns.version !== 0;
}

export function empty(rcode: Rcode, authoritative = false): Reply {
  return { rcode, answers: [], authorities: [], authoritative };
}
