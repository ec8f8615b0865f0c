import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { BaseError } from "@dots/protocol";
import { expect, test } from "vitest";
import { startChild } from "./child.ts";

const node = (code: string) => ({ name: "the program", command: process.execPath, args: ["-e", code] });

test("finds a line that was written before anybody asked, and one that comes later", async () => {
  const child = await startChild(
    node(`console.log("early 1"); setTimeout(() => console.log("late 2"), 50); setInterval(() => {}, 1e6)`),
  );
  expect((await child.line(/late (\d)/, 5_000))[1]).toBe("2");
  expect((await child.line(/early (\d)/, 5_000))[1]).toBe("1");
  await child.stop();
});

test("tells with its last words that a program ended before it was ready", async () => {
  const child = await startChild(node(`console.error("no such folder"); process.exit(3)`));
  await expect(child.line(/ready/, 5_000)).rejects.toThrow(/exit code 3.*no such folder/s);
  expect(() => child.alive()).toThrow(/ended by itself/);
});

test("tells of a crash once, and of no end that was asked for", async () => {
  const crashes: BaseError[] = [];
  const onCrash = (error: BaseError) => crashes.push(error);
  const forever = node(`console.log("up"); setInterval(() => {}, 1e6)`);
  const stopped = await startChild({ ...forever, onCrash });
  await stopped.stop();
  expect(crashes).toEqual([]);
  const crashed = await startChild({ ...forever, onCrash });
  process.kill(crashed.pid, "SIGKILL");
  await crashed.end;
  expect(crashes.map(({ title }) => title)).toEqual(["the program ended by itself (signal SIGKILL)."]);
});

test("says so where the program cannot be started", async () => {
  const missing = await startChild({ name: "nothing", command: "/nowhere/at/all", args: [] })
    .then(
      (child) => child.line(/ready/, 5_000),
      (error: BaseError) => Promise.reject(error),
    )
    .catch((error: BaseError) => error);
  expect((missing as BaseError).message).toMatch(/^nothing (cannot be started|ended by itself)/);
});

test.runIf(process.platform === "linux")("ends with a parent that is killed", async () => {
  const module = fileURLToPath(new URL("child.ts", import.meta.url));
  const parent = spawn(
    process.execPath,
    [
      ...["--input-type=module", "-e"],
      `import { startChild } from ${JSON.stringify(module)};
       const code = "console.log('up'); setInterval(() => {}, 1e6)";
       const child = await startChild({ name: "c", command: process.execPath, args: ["-e", code] });
       await child.line(/up/, 10_000);
       console.log(child.pid);`,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const [line] = (await once(createInterface({ input: parent.stdout! }), "line")) as [string];
  const gone = once(parent, "exit");
  parent.kill("SIGKILL");
  await gone;
  await expect.poll(() => isAlive(Number(line)), { timeout: 5_000 }).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
