import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { processIdentity } from "../start/state/processIdentity.ts";
import { withLock } from "./withLock.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dots-locks-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("lets one at a time work under a name", async () => {
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const order: string[] = [];
  const first = withLock(
    "build",
    async () => {
      begun.resolve();
      await gate.promise;
      order.push("first");
    },
    { folder },
  );
  await begun.promise;
  const second = withLock("build", async () => void order.push("second"), {
    folder,
    pause: async () => gate.resolve(), // it found the lock taken
  });
  await withLock("another", async () => void order.push("another"), { folder });
  await Promise.all([first, second]);
  expect(order.indexOf("first")).toBeLessThan(order.indexOf("second"));
  expect(await readdir(folder)).toEqual([]);
});

test("is let go of when the work fails", async () => {
  await expect(withLock("build", async () => Promise.reject(new Error("no disk")), { folder })).rejects.toThrow(
    "no disk",
  );
  expect(await readdir(folder)).toEqual([]);
});

test("takes over from a process that is gone", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  const identity = await processIdentity(child.pid!);
  await once(child, "close");
  await writeFile(join(folder, "build"), `${child.pid} ${identity}`);
  expect(
    await withLock("build", async () => "done", { folder, pause: () => Promise.reject(new Error("waited")) }),
  ).toBe("done");
});
