import type { NumberView } from "../chain/numberView.ts";
import type { IndexView } from "../index/indexView.ts";
import type { Asked } from "../server/asked.ts";

export interface SipPart {
  status: number;
  reason: string;
  contacts: { uri: string; q: number }[];
  block: string | null;
  /** INVITE and answer as they went over the wire. */
  request: string;
  response: string;
}

export interface EnumPart {
  name: string;
  rcode: string;
  records: {
    order: number;
    preference: number;
    flags: string;
    service: string;
    regexp: string;
    ttl: number;
  }[];
  uris: string[];
}

export interface HttpPart {
  status: number;
  targets: string[];
  /** The body as the bridge wrote it. */
  body: unknown;
  block: string | null;
}

/** Everything a number's page shows live; each part comes by itself, as soon as its party has answered. */
export interface Parts {
  block: { number: string; timestamp: number };
  sip: Asked<SipPart>;
  enum: Asked<EnumPart>;
  http: Asked<HttpPart>;
  chain: Asked<NumberView>;
  index: Asked<IndexView>;
}

export type PartName = keyof Parts;

/** One message of the live stream. */
export type PartMessage = {
  [Name in PartName]: { part: Name; value: Parts[Name] };
}[PartName];

type AnswerOf<Name extends PartName> = Parts[Name] extends Asked<infer Answer> ? Answer : never;

const ESSENCE: {
  [Name in Exclude<PartName, "block">]: (answer: AnswerOf<Name>) => unknown;
} = {
  sip: ({ status, contacts }) => [status, contacts],
  enum: ({ rcode, uris }) => [rcode, uris],
  http: ({ status, targets }) => [status, targets],
  chain: ({ block: _, ...rest }) => rest,
  index: ({ actions }) => actions.map(({ id }) => id),
};

/** What must differ for a part to count as changed: the answer itself, not as of when it stands or how fast it came. */
export function essenceOf<Name extends Exclude<PartName, "block">>(part: Name, value: Parts[Name]): string {
  if (!value.ok) return "no answer";
  return JSON.stringify(ESSENCE[part](value.answer as AnswerOf<Name>));
}
