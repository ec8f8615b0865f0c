const HEADER = 12;
const LONGEST_NAME = 255;
const OPT = 41;

/** Response codes (RFC 1035 section 4.1.1, RFC 6891 section 9). */
export const RCODE = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5, BADVERS: 16 } as const;
export type Rcode = (typeof RCODE)[keyof typeof RCODE];

export interface Edns {
  version: number;
  /** The longest UDP answer the asker takes, in bytes. */
  payload: number;
}

export interface Query {
  id: number;
  recursionDesired: boolean;
  /** The name in ASCII with dots, case as asked, no trailing dot; dots and strange bytes inside labels as `\DDD`. */
  name: string;
  type: number;
  class: number;
  /** The question as it came, to be sent back byte by byte: resolvers check even its case. */
  question: Buffer;
  edns: Edns | null;
}

/** A message that gets an answer without being understood. */
export interface Faulty {
  id: number;
  opcode: number;
  rcode: Rcode;
}

/**
 * Reads one DNS query strictly (RFC 1035, RFC 6891). Null for what gets no answer at all: too short for a header, or a
 * response, which answered might go round for ever. Never throws.
 */
export function readQuery(datagram: Buffer): Query | Faulty | null {
  if (datagram.length < HEADER || (datagram[2]! & 0x80) !== 0) return null;
  const id = datagram.readUInt16BE(0);
  const opcode = (datagram[2]! >> 3) & 15;
  if (opcode !== 0) return { id, opcode, rcode: RCODE.NOTIMP };
  const formerr = { id, opcode, rcode: RCODE.FORMERR };
  const [questions, answers, authorities, additionals] = [4, 6, 8, 10].map((at) => datagram.readUInt16BE(at)) as [
    number,
    number,
    number,
    number,
  ];
  if (questions !== 1 || answers !== 0 || authorities !== 0 || additionals > 1) return formerr;
  const read = readName(datagram, HEADER);
  if (!read || read.end + 4 > datagram.length) return formerr;
  const end = read.end + 4;
  const edns = additionals === 0 ? { value: null, end } : readEdns(datagram, end);
  if (!edns || edns.end !== datagram.length) return formerr;
  return {
    id,
    recursionDesired: (datagram[2]! & 1) !== 0,
    name: read.name,
    type: datagram.readUInt16BE(read.end),
    class: datagram.readUInt16BE(read.end + 2),
    question: datagram.subarray(HEADER, end),
    edns: edns.value,
  };
}

/** A question's name is never compressed: there is nothing before it to point to. */
function readName(datagram: Buffer, start: number): { name: string; end: number } | null {
  const labels: string[] = [];
  let at = start;
  for (;;) {
    const length = datagram[at];
    if (length === undefined || length > 63 || at + 1 + length > datagram.length) return null;
    at += 1 + length;
    if (at - start > LONGEST_NAME) return null;
    if (length === 0) return { name: labels.join("."), end: at };
    labels.push(escaped(datagram.subarray(at - length, at)));
  }
}

function escaped(label: Buffer): string {
  return label.toString("latin1").replace(/[^A-Za-z0-9_-]/g, (c) => `\\${String(c.charCodeAt(0)).padStart(3, "0")}`);
}

/** The OPT record, which has the root as its name, a class that is a size, and a TTL that holds a version. */
function readEdns(datagram: Buffer, start: number): { value: Edns; end: number } | null {
  const fixed = 11;
  if (start + fixed > datagram.length || datagram[start] !== 0) return null;
  if (datagram.readUInt16BE(start + 1) !== OPT) return null;
  const end = start + fixed + datagram.readUInt16BE(start + 9);
  return { value: { payload: datagram.readUInt16BE(start + 3), version: datagram[start + 6]! }, end };
}
