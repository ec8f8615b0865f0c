import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contentHash } from "./contentHash.ts";

let root: string;
const hash = () => contentHash(root, ["src", "package.json"], ["node_modules"]);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "dots-hash-"));
  await mkdir(join(root, "src/deep"), { recursive: true });
  await writeFile(join(root, "src/deep/a.ts"), "a");
  await writeFile(join(root, "package.json"), "{}");
});
afterEach(() => rm(root, { recursive: true, force: true }));

test("changes with what files hold, how they are called, and which there are", async () => {
  const seen = new Set([await hash()]);
  await writeFile(join(root, "src/deep/a.ts"), "b");
  seen.add(await hash());
  await rename(join(root, "src/deep/a.ts"), join(root, "src/deep/b.ts"));
  seen.add(await hash());
  await writeFile(join(root, "src/c.ts"), "");
  seen.add(await hash());
  await writeFile(join(root, "package.json"), "{ }");
  seen.add(await hash());
  expect(seen.size).toBe(5);
});

test("stays as it is where only skipped folders and other files change", async () => {
  const before = await hash();
  await mkdir(join(root, "src/node_modules"));
  await writeFile(join(root, "src/node_modules/x"), "x");
  await writeFile(join(root, "other"), "x");
  expect(await hash()).toBe(before);
});
