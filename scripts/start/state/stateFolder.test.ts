import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { processIdentity } from "./processIdentity.ts";
import { type Run, StateFolder } from "./stateFolder.ts";

let path: string;
let folder: StateFolder;
const started: ChildProcess[] = [];

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), "dots-state-"));
  folder = new StateFolder(path);
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  await rm(path, { recursive: true, force: true });
});

/** A process that waits until it is ended. */
async function idle(): Promise<{ pid: number; identity: string; ended: Promise<unknown> }> {
  const child = spawn(process.execPath, ["-e", "process.stdin.resume()"], { stdio: ["pipe", "ignore", "ignore"] });
  started.push(child);
  const ended = once(child, "exit");
  await once(child, "spawn");
  return { pid: child.pid!, identity: (await processIdentity(child.pid!))!, ended };
}

const noted = (run: Partial<Run>) =>
  writeFile(join(path, "run.json"), JSON.stringify({ lookup: "replica", children: [], ...run }));

describe("a state folder", () => {
  test("is held by one stack at a time", async () => {
    const { pid, identity } = await idle();
    await noted({ pid, identity });
    await expect(folder.take({ lookup: "replica" })).rejects.toThrow(`process ${pid}`);
  });

  test("is free again when its holder left it", async () => {
    await folder.take({ lookup: "replica" });
    await folder.leave();
    expect(await folder.running()).toBeUndefined();
    expect((await folder.take({ lookup: "chain" })).lookup).toBe("chain");
  });

  test("is free if its holder is gone and another process has its id", async () => {
    const { pid } = await idle();
    await noted({ pid, identity: "long ago" });
    await expect(folder.take({ lookup: "replica" })).resolves.toMatchObject({ pid: process.pid });
  });

  test("ends the programs that a killed start left", async () => {
    const left = await idle();
    await noted({ pid: left.pid, identity: "gone", children: [{ ...left, name: "anvil" }] });
    await folder.take({ lookup: "replica" });
    await left.ended;
  });

  test("leaves alone a process that only has the id of a program of old", async () => {
    const other = await idle();
    await noted({ pid: other.pid, identity: "gone", children: [{ pid: other.pid, identity: "old", name: "anvil" }] });
    await folder.take({ lookup: "replica" });
    expect(await processIdentity(other.pid)).toBe(other.identity);
  });

  test("keeps ports between runs, and forgets them with everything else when it begins anew", async () => {
    await folder.keepPorts({ app: 3000 });
    await writeFile(folder.chain(), "{}");
    await writeFile(join(path, "notes of somebody"), "");
    await folder.take({ lookup: "replica" });
    expect(await folder.ports()).toEqual({ app: 3000 });
    await folder.leave();
    await folder.take({ lookup: "replica", reset: true });
    expect(await folder.ports()).toEqual({});
    await expect(readFile(folder.chain())).rejects.toThrow("ENOENT");
    await expect(readFile(join(path, "notes of somebody"))).resolves.toBeDefined();
  });

  test("takes a file that was cut short for none", async () => {
    await writeFile(join(path, "ports.json"), '{"app":30');
    await writeFile(join(path, "run.json"), '{"pid":');
    expect(await folder.ports()).toEqual({});
    expect(await folder.running()).toBeUndefined();
    await folder.take({ lookup: "replica" });
  });
});
