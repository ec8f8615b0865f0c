import { show } from "../errors/show.ts";
import { STATUSES, type Status } from "../model/types.ts";
import { digitsOf } from "../number/number.ts";
import { AskError } from "./askError.ts";
import { fetchJson } from "./fetchJson.ts";

export interface AskGraphOptions {
  /** The subgraph's address, as `http://127.0.0.1:8000/subgraphs/name/dots`. */
  url: string;
  number: bigint;
  /** Default 5 s. */
  timeoutMs?: number;
}

/** A number as the subgraph has it. */
export interface GraphNumber {
  number: bigint;
  /**
   * As of its last event: `quarantined` gives way to `available` on the day `freeOn`, `held` to `lapsed` after the day
   * `verifiedUntil`. A day is block time / 86,400 s.
   */
  status: Status;
  freeOn: number | null;
  /** The last day on which a verifier's word holds; null where none vouched. */
  verifiedUntil: number | null;
  /** Address of the holder; null, like profile and carrier, while nobody holds it. */
  holder: string | null;
  profile: number | null;
  carrier: number | null;
  sequence: number;
  ported: boolean;
  /** In ETT's smallest unit. */
  deposit: bigint;
}

export interface GraphAnswer {
  /** Null for a number nobody ever claimed. */
  number: GraphNumber | null;
  /** The last block the subgraph has taken in. */
  block: bigint;
  ms: number;
}

const QUERY = `query Number($id: ID!) {
  number(id: $id) {
    number status freeOn verifiedUntil holder { id } profile { id } carrier { id } sequence ported deposit
  }
  _meta { block { number } }
}`;

/** Asks the subgraph for a number. Throws AskError without an answer in time, or where the answer is not the schema's. */
export async function askGraph({ url, number, timeoutMs = 5_000 }: AskGraphOptions): Promise<GraphAnswer> {
  const started = performance.now();
  const { status, body } = await fetchJson(new URL(url), {
    timeoutMs,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: QUERY, variables: { id: digitsOf(number) } }),
  });
  try {
    const data = object(object(body).data);
    return {
      number: data.number === null ? null : readNumber(object(data.number)),
      block: integer(object(object(data._meta).block).number),
      ms: performance.now() - started,
    };
  } catch (cause) {
    throw new AskError("AskAnswerMalformed", {
      title: `The subgraph answered ${status}, but not with a number.`,
      found: show(JSON.stringify(body)),
      needed: "the number's entity and the block",
      cause,
    });
  }
}

function readNumber(entity: Record<string, unknown>): GraphNumber {
  return {
    number: integer(entity.number),
    status: word(entity.status, STATUSES),
    freeOn: day(entity.freeOn),
    verifiedUntil: day(entity.verifiedUntil),
    holder: id(entity.holder, (text) => (/^0x[0-9a-f]{40}$/i.test(text) ? text : null)),
    profile: id(entity.profile, (text) => Number(integer(text))),
    carrier: id(entity.carrier, (text) => Number(integer(text))),
    sequence: Number(integer(entity.sequence)),
    ported: entity.ported === true,
    deposit: integer(entity.deposit),
  };
}

function object(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new TypeError("an object is missing");
  return value as Record<string, unknown>;
}

function day(value: unknown): number | null {
  return value === null ? null : Number(integer(value));
}

/** GraphQL gives small integers as numbers, Int8 and BigInt as strings. */
function integer(value: unknown): bigint {
  if (!/^\d{1,78}$/.test(String(value))) throw new TypeError("an integer is missing");
  return BigInt(String(value));
}

function word<T extends string>(value: unknown, words: readonly T[]): T {
  const known = words.find((each) => each === value);
  if (known === undefined) throw new TypeError("a word is unknown");
  return known;
}

function id<T>(entity: unknown, read: (text: string) => T): T | null {
  return entity === null ? null : read(String(object(entity).id));
}
