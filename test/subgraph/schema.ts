import { readdir, readFile } from "node:fs/promises";

const FOLDER = new URL("../../subgraph/schema/", import.meta.url);

export interface EntityType {
  name: string;
  fields: readonly Field[];
}

export interface Field {
  name: string;
  /** The type of its value, or of each where it is a list. */
  type: string;
  isEntity: boolean;
}

/** Every entity of the schema with the fields that are stored; what is derived repeats others' fields. */
export async function entityTypes(): Promise<EntityType[]> {
  const files = (await readdir(FOLDER)).map((file) => readFile(new URL(file, FOLDER), "utf8"));
  const text = (await Promise.all(files)).join("\n");
  const bodies = [...text.matchAll(/^type (\w+) @entity[^{]*\{\n([\s\S]*?)^\}/gm)];
  const names = new Set(bodies.map(([, name]) => name));
  return bodies.map(([, name, body]) => ({
    name: name!,
    fields: [...body!.matchAll(/^ {2}(\w+): \[?(\w+)!?\]?!?$/gm)].map(([, field, type]) => ({
      ...{ name: field!, type: type! },
      isEntity: names.has(type),
    })),
  }));
}

/** The words of an enum of the schema. */
export async function wordsOf(enumeration: string): Promise<string[]> {
  const files = (await readdir(FOLDER)).map((file) => readFile(new URL(file, FOLDER), "utf8"));
  const text = (await Promise.all(files)).join("\n");
  const [, body] = new RegExp(`^enum ${enumeration} \\{\n([^}]*)\\}`, "m").exec(text) ?? [];
  if (!body) throw new Error(`The schema has no enum ${enumeration}.`);
  return body
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
