/** An entity as graph-node gives it: Int8 and BigInt in decimal, Int as a number. */
export type Entity = Record<string, unknown> & { id: string };

const PAGE = 1_000;

/** Reads all entities of a kind as they were at a block, page by page after the last id. */
export async function allEntities<T extends Entity>(
  url: string,
  { kind, fields, block, firstId = "-1" }: { kind: string; fields: string; block: number; firstId?: string },
): Promise<T[]> {
  const found: T[] = [];
  for (let last = firstId; ; last = found.at(-1)!.id) {
    const page = await ask<Record<string, T[]>>(
      url,
      `{ ${kind}(first: ${PAGE}, orderBy: id, where: { id_gt: "${last}" }, block: { number: ${block} }) { ${fields} } }`,
    );
    found.push(...page[kind]!);
    if (page[kind]!.length < PAGE) return found;
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
