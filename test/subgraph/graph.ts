import type { EntityType } from "./schema.ts";

/** An entity with every stored field: others that it names by their ids, all integers in decimal. */
export type Entity = Record<string, unknown> & { id: string };

const PAGE = 1_000;

/** Reads all entities of some types as they were at a block. */
export async function entitiesAt<T extends string>(
  url: string,
  types: readonly (EntityType & { name: T })[],
  block: number,
): Promise<Record<T, Entity[]>> {
  const names = await collectionNames(url);
  const found = types.map(async (type) => [type.name, await allOf(url, type, names.get(type.name)!, block)]);
  return Object.fromEntries(await Promise.all(found));
}

/** Page by page, after the last id. */
async function allOf(url: string, type: EntityType, collection: string, block: number): Promise<Entity[]> {
  const fields = type.fields.map(({ name, isEntity }) => (isEntity ? `${name} { id }` : name)).join(" ");
  const idType = type.fields.find(({ name }) => name === "id")!.type;
  const found: Record<string, unknown>[] = [];
  for (let last = idType === "Bytes" ? "0x" : "-1"; ; last = String(found.at(-1)!.id)) {
    const page = await ask<Record<string, Record<string, unknown>[]>>(
      url,
      `{ ${collection}(first: ${PAGE}, orderBy: id, where: { id_gt: "${last}" }, block: { number: ${block} }) { ${fields} } }`,
    );
    found.push(...page[collection]!);
    if (page[collection]!.length < PAGE) return found.map(plain);
  }
}

/** One query; throws with what graph-node complained of. */
export async function ask<T>(url: string, query: string): Promise<T> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data?: T; errors?: { message: string }[] };
  if (!data || errors) throw new Error(errors?.map(({ message }) => message).join("; ") ?? "no data");
  return data;
}

/** Puts an entity into one form, whoever made it: addresses in lower case, integers in decimal, entities as their ids. */
export function plain(entity: Record<string, unknown>): Entity {
  return Object.fromEntries(Object.entries(entity).map(([key, value]) => [key, plainValue(value)])) as Entity;
}

function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value === "object" && value !== null) return plainValue((value as { id: unknown }).id);
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return typeof value === "string" && /^0x[0-9a-f]*$/i.test(value) ? value.toLowerCase() : value;
}

/** What graph-node calls the lists of entities, by their types. */
async function collectionNames(url: string): Promise<ReadonlyMap<string, string>> {
  const { __schema } = await ask<{ __schema: { queryType: { fields: QueryField[] } } }>(
    url,
    "{ __schema { queryType { fields { name type { ofType { kind ofType { ofType { name } } } } } } } }",
  );
  const lists = __schema.queryType.fields.filter(({ type }) => type.ofType?.kind === "LIST");
  return new Map(lists.map(({ name, type }) => [type.ofType!.ofType!.ofType!.name, name]));
}

interface QueryField {
  name: string;
  type: { ofType: { kind: string; ofType: { ofType: { name: string } | null } | null } | null };
}
