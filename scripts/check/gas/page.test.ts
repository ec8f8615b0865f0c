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

test("the page's shares of what names cost are those of what was measured", () => {
  const page = read("docs/gas.md");
  const measured = JSON.parse(read("snapshots/gas.json")) as Record<string, number>;
  const claims = ["number.claim.first", "number.claim.later", "number.claim.batch100.per"].map((key) => measured[key]!);
  for (const name of [381_000, 238_000]) {
    const shares = claims.map((gas) => ` ${Math.round((100 * gas) / name)} % |`).join("");
    expect(page).toContain(`, ${name.toLocaleString("en")} |${shares}`);
  }
  expect(page).toContain(` ${measured["range.allocate.profile"]!.toLocaleString("en")} `);
});
