import { digitsOf } from "@dots/protocol";
import { z } from "zod";
import { askGraph } from "./askGraph.ts";
import type { IndexedAction, IndexView } from "./indexView.ts";

const HIGHEST_SHOWN = 30;

const meta = z.object({
  block: z.object({ number: z.int() }),
  hasIndexingErrors: z.boolean(),
});
const party = z.object({ id: z.coerce.number().int(), name: z.string() }).nullish();
const account = z.object({ id: z.string() }).nullish();
const action = z.object({
  id: z.string(),
  kind: z.string(),
  number: z.object({ digits: z.string() }).nullish(),
  donor: party,
  carrier: party,
  account,
  to: account,
  amount: z.string().nullish(),
  block: z.int(),
  timestamp: z.coerce.number().int(),
  transaction: z.string(),
});

const ACTION = `id kind number { digits } donor { id name } carrier { id name } account { id } to { id } amount block timestamp
  transaction`;

/** The newest block in the index. Throws if it does not answer, or has stopped at an error. */
export async function readIndexedBlock(): Promise<number> {
  const data = await askGraph("{ _meta { block { number } hasIndexingErrors } }", {}, z.object({ _meta: meta }));
  return blockOf(data._meta);
}

/** The history of a number as the index has it, the newest first. */
export async function readIndex(number: bigint): Promise<IndexView> {
  const data = await askGraph(
    `query ($first: Int!) {
      _meta { block { number } hasIndexingErrors }
      number(id: "${digitsOf(number)}") { actions(orderBy: id, orderDirection: desc, first: $first) { ${ACTION} } }
    }`,
    { first: HIGHEST_SHOWN },
    z.object({
      _meta: meta,
      number: z.object({ actions: z.array(action) }).nullable(),
    }),
  );
  return {
    block: blockOf(data._meta),
    actions: (data.number?.actions ?? []).map(viewOf),
  };
}

/** The newest actions about any number. */
export async function readLately(first: number): Promise<(IndexedAction & { digits: string })[]> {
  const data = await askGraph(
    `query ($first: Int!) {
      actions(where: { number_not: null }, orderBy: id, orderDirection: desc, first: $first) { ${ACTION} }
    }`,
    { first },
    z.object({ actions: z.array(action) }),
  );
  return data.actions.flatMap((each) => (each.number ? [{ ...viewOf(each), digits: each.number.digits }] : []));
}

function blockOf({ block, hasIndexingErrors }: z.infer<typeof meta>): number {
  if (hasIndexingErrors) throw new Error(`The index has stopped at an error in block ${block.number}.`);
  return block.number;
}

function viewOf(each: z.infer<typeof action>): IndexedAction {
  const { id, kind, block, timestamp, transaction, donor, carrier, amount } = each;
  const account = each.account?.id ?? null;
  const to = each.to?.id ?? null;
  return {
    id,
    kind,
    block,
    timestamp,
    transaction,
    account,
    to,
    donor: donor ?? null,
    carrier: carrier ?? null,
    amount: amount ?? null,
  };
}
