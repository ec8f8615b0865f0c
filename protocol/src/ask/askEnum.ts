import { randomInt } from "node:crypto";
import { type Answer, type DecodedPacket, decode, encode } from "dns-packet";
import { enumNameOf } from "../number/enumName.ts";
import { plusForm } from "../number/number.ts";
import { applyNaptr } from "../route/applyNaptr.ts";
import { AskError } from "./askError.ts";
import { udpExchange } from "./udpExchange.ts";

export interface AskEnumOptions {
  host: string;
  port: number;
  number: bigint;
  /** The domain under which the numbers are, as `e164.arpa`. */
  apex: string;
  /** How long to wait in all; default 3 s. */
  timeoutMs?: number;
  /** When to send the question again; default 1 s. */
  retryMs?: number;
}

/** One NAPTR record (RFC 3403). */
export interface EnumRecord {
  order: number;
  preference: number;
  flags: string;
  service: string;
  regexp: string;
  ttl: number;
}

export interface EnumAnswer {
  /** `NOERROR`, `NXDOMAIN`, `REFUSED`, ... */
  rcode: string;
  /** By order, then preference. */
  records: EnumRecord[];
  /** What the terminal records (flag `u`) make of the number. */
  uris: string[];
  ms: number;
}

/** EDNS0: what a resolver of today takes over UDP. */
const UDP_PAYLOAD = 1232;
const MOST_ALIASES = 8;

/**
 * Asks a DNS server for a number's NAPTR records (RFC 6116) over UDP. Answers with another id or question are ignored.
 * Throws AskError without an answer in time, or where it was truncated.
 */
export async function askEnum(options: AskEnumOptions): Promise<EnumAnswer> {
  const { host, port, number, apex, timeoutMs = 3_000, retryMs = 1_000 } = options;
  const name = enumNameOf(number, apex);
  const id = randomInt(65_536);
  const question = encode({
    type: "query",
    id,
    flags: 0x100, // recursion desired
    questions: [{ type: "NAPTR", name, class: "IN" }],
    additionals: [
      {
        type: "OPT",
        name: ".",
        udpPayloadSize: UDP_PAYLOAD,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ],
  });
  const started = performance.now();
  let retry: NodeJS.Timeout | undefined;
  try {
    return await udpExchange<EnumAnswer>({
      host,
      port,
      timeoutMs,
      start(peer) {
        peer.send(question);
        retry = setInterval(() => peer.send(question), retryMs);
      },
      receive(datagram) {
        const packet = decodeAnswer(datagram, id, name);
        if (!packet) return undefined;
        if (packet.flag_tc)
          throw new AskError("AskAnswerTruncated", { title: `The answer for ${name} was cut short.` });
        const records = recordsFor(name, packet.answers ?? []);
        return { rcode: packet.rcode, records, uris: urisOf(records, number), ms: performance.now() - started };
      },
    });
  } finally {
    clearInterval(retry);
  }
}

/** The package's types leave out the response code. */
type Decoded = DecodedPacket & { rcode: string };

function decodeAnswer(datagram: Buffer, id: number, name: string): Decoded | null {
  let packet: Decoded;
  try {
    packet = decode(datagram) as Decoded;
  } catch {
    return null; // a datagram that is no DNS message may be anybody's: the answer may still come
  }
  const asked = packet.questions?.length === 1 ? packet.questions[0] : undefined;
  const ours = packet.type === "response" && packet.id === id && asked?.type === "NAPTR" && same(asked.name, name);
  return ours ? packet : null;
}

/** The NAPTRs of the name, or of what it is an alias (CNAME) for. */
function recordsFor(name: string, answers: Answer[]): EnumRecord[] {
  let owner = name;
  for (let i = 0; i < MOST_ALIASES; i++) {
    const alias = answers.find((a) => a.type === "CNAME" && same(a.name, owner));
    if (alias?.type !== "CNAME") break;
    owner = alias.data;
  }
  const records = answers.flatMap((answer): EnumRecord[] => {
    if (answer.type !== "NAPTR" || !same(answer.name, owner)) return [];
    const { order, preference, flags, services, regexp } = answer.data;
    return [{ order, preference, flags, service: services, regexp, ttl: answer.ttl ?? 0 }];
  });
  return records.sort((a, b) => a.order - b.order || a.preference - b.preference);
}

function urisOf(records: EnumRecord[], number: bigint): string[] {
  return records
    .filter(({ flags, service }) => flags.toLowerCase() === "u" && /^e2u\+/i.test(service))
    .flatMap(({ regexp }) => applyNaptr(regexp, plusForm(number)) ?? []);
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
