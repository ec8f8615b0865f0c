import { expect } from "vitest";
import { type Entity, entitiesAt } from "./graph.ts";
import type { IndexedChain } from "./indexedChain.ts";
import { Facts } from "./oracle/facts.ts";
import { expectedEntities } from "./oracle/index.ts";
import { entityTypes } from "./schema.ts";

/** Reads every entity of every type, whole, and compares each with what it must be. */
export async function compareAllEntities({ chain, node, indexed }: IndexedChain): Promise<Record<string, Entity[]>> {
  const block = await indexed();
  const types = await entityTypes();
  const found = await entitiesAt(node.graphqlUrl, types, block);
  const expected = await expectedEntities(await Facts.read(chain, block), types);
  expect(Object.keys(expected).sort()).toEqual(types.map(({ name }) => name).sort());
  for (const { name } of types) {
    const byId = new Map(expected[name]!.map((entity) => [entity.id, entity]));
    expect([name, found[name]!.map(({ id }) => id).sort()]).toEqual([name, [...byId.keys()].sort()]);
    for (const entity of found[name]!) expect({ [name]: entity }).toEqual({ [name]: byId.get(entity.id) });
  }
  return expected;
}
