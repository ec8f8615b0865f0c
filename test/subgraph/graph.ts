import type { EntityType } from "./schema.ts";

/** An entity with every stored field: others that it names by their ids, all integers in decimal. */
export type Entity = Record<string, unknown> & { id: string };

const PAGE = 1_000;

/** Reads all entities of a type as they were at a block, page by page after the last id. */
export async function allEntities(url: string, type: EntityType, block: number): Promise<Entity[]> {
  const collection = await collectionOf(url, type.name);
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

/** What graph-node calls the list of a type's entities. */
async function collectionOf(url: string, type: string): Promise<string> {
  const { __schema } = await ask<{ __schema: { queryType: { fields: QueryField[] } } }>(
    url,
    "{ __schema { queryType { fields { name type { ofType { kind ofType { ofType { name } } } } } } } }",
  );
  const found = __schema.queryType.fields.find(({ type: { ofType } }) => {
    return ofType?.kind === "LIST" && ofType.ofType?.ofType?.name === type;
  });
  if (!found) throw new Error(`graph-node has no list of ${type}.`);
  return found.name;
}

interface QueryField {
  name: string;
  type: { ofType: { kind: string; ofType: { ofType: { name: string } | null } | null } | null };
}
