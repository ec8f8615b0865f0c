import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { targets } from "./targets.ts";

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

test("the page tells what was measured, and the targets", () => {
  const page = read("docs/gas.md");
  const measured = JSON.parse(read("snapshots/gas.json")) as Record<string, number>;
  const wanted = Object.entries(targets).flatMap(([key, { gas }]) => [measured[key]!, gas]);
  expect(wanted.map((gas) => gas.toLocaleString("en")).filter((gas) => !page.includes(gas))).toEqual([]);
});
