import { rmSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCrew } from "./crew.ts";

let folder: string;
let worker: URL;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "dots-crew-"));
  const program = `
    import { serve } from ${JSON.stringify(new URL("crew.ts", import.meta.url).href)};
    serve((base) => async (job) => {
      if (job === "hang") await new Promise(() => setInterval(() => {}, 1_000));
      if (job === "fault") process.exit(3);
      return base + job;
    });`;
  worker = pathToFileURL(join(folder, "worker.mjs"));
  writeFileSync(worker, program);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function answers(groups: string[][], longestMs = 60_000): Promise<Record<string, string | undefined>> {
  const found: Record<string, string | undefined> = {};
  const onAnswer = (job: string, answer: string | undefined) => {
    found[job] = answer;
  };
  await runCrew<string, string, string>({ worker, setup: "to ", groups, longestMs, onAnswer });
  return found;
}

test("all jobs are done by processes that were set up once", async () => {
  expect(await answers([["a", "b"], ["c"], []])).toEqual({ a: "to a", b: "to b", c: "to c" });
});

test("a job without an end is given up, and those after it are done", async () => {
  expect(await answers([["hang", "b"]], 2_000)).toEqual({ hang: undefined, b: "to b" });
});

test("a process that ends by itself is a fault", async () => {
  await expect(answers([["fault"]])).rejects.toThrow("A process ended before its work was done.");
});
