import { plusForm } from "@dots/protocol";
import { askEnum, askGraph, askHttp, askSip, type EnumRecord, type SipContact } from "@dots/protocol/ask";
import type { Addresses } from "../start/state/stateFolder.ts";

/** What a number's route looks like from outside, asked in all four ways over the wire. JSON can hold it. */
export interface Answers {
  sip: { status: number; reason: string; contacts: SipContact[]; block: string | null };
  enum: EnumRecord[];
  http: Record<string, unknown>;
  graph: {
    block: string;
    number: {
      number: string;
      status: string;
      holder: string | null;
      profile: number | null;
      carrier: number | null;
      sequence: number;
      ported: boolean;
      deposit: string;
    } | null;
  };
}

/** What HTTP says of a number, as far as the demo judges it. */
export interface Route {
  status: string;
  sequence: number;
  ported: boolean;
  targets: { uri: string }[];
  block: { number: number };
}

type Asked = Addresses & { graphqlUrl: string };

/** Asks as a proxy, a resolver, a program and a page would. */
export async function askAll({ sip, enum: dns, http, graphqlUrl }: Asked, number: bigint): Promise<Answers> {
  const [sipAnswer, enumAnswer, route, graph] = await Promise.all([
    askSip({ ...sip, number, timeoutMs: 5_000 }),
    askEnum({ host: dns.host, port: dns.port, apex: dns.apex, number }),
    askHttp({ url: http, number }),
    askGraph({ url: graphqlUrl, number }),
  ]);
  const { status, reason, contacts, block } = sipAnswer;
  const indexed = graph.number;
  return {
    sip: { status, reason, contacts, block: block?.number.toString() ?? null },
    enum: enumAnswer.records,
    http: { httpStatus: route.status, ...(route.body as object) },
    graph: {
      block: graph.block.toString(),
      number: indexed && {
        number: plusForm(indexed.number),
        status: indexed.status,
        holder: indexed.holder,
        profile: indexed.profile,
        carrier: indexed.carrier,
        sequence: indexed.sequence,
        ported: indexed.ported,
        deposit: indexed.deposit.toString(),
      },
    },
  };
}

/** What must be seen from outside in a state of the number. */
export interface Expected {
  status: "available" | "held";
  ported: boolean;
  /** In the order in which they are to be tried; none where calls are refused. */
  targets: string[];
  /** Null where the index need not know the number. */
  carrier: number | null;
  holder: string | null;
}

/** Everything in which the answers are not what was expected, in words. */
export function complaints(answers: Answers, { status, ported, targets, carrier, holder }: Expected): string[] {
  const { sip, http, graph } = answers;
  const route = http as unknown as Route & { httpStatus: number };
  const claimed = targets.length > 0;
  const checks: [what: string, found: unknown, needed: unknown][] = [
    ["SIP status", sip.status, claimed ? 302 : 404],
    ["SIP contacts", sip.contacts.map(({ uri }) => uri), targets],
    ["ENUM records", answers.enum.length, targets.length],
    ["HTTP status", route.httpStatus, claimed ? 200 : 404],
    ["HTTP targets", route.targets.map(({ uri }) => uri), targets],
    ["HTTP's word for the number", route.status, status],
    ["HTTP's word for ported", route.ported, ported],
    ["the index's word for the number", graph.number?.status ?? "available", status],
    ["the index's carrier", graph.number?.carrier ?? null, carrier],
    ["the index's holder", graph.number?.holder?.toLowerCase() ?? null, holder?.toLowerCase() ?? null],
  ];
  return checks
    .filter(([, found, needed]) => JSON.stringify(found) !== JSON.stringify(needed))
    .map(([what, found, needed]) => `${what}: found ${JSON.stringify(found)}, needed ${JSON.stringify(needed)}`);
}
