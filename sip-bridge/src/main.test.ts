import { type ChildProcess, spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { askHttp, askSip } from "@dots/protocol/ask";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { help } from "./config/index.ts";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
const anyPort = "127.0.0.1:0";
const base = { DOTS_SIP_LISTEN: anyPort, DOTS_ENUM_LISTEN: anyPort, DOTS_HTTP_LISTEN: anyPort };
/** The discard port, where nothing answers; with a key as nodes for rent have it in their URL. */
const nowhere = { DOTS_RPC_URL: "ws://127.0.0.1:9/v3/hush-hush" };
const running = new Set<ChildProcess>();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dots-main-"));
});
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
  rmSync(folder, { recursive: true });
});

function start(settings: Record<string, string>, ...args: string[]) {
  const env = { PATH: process.env.PATH ?? "", ...base, ...nowhere, ...settings };
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const line = (msg: string) => output.split("\n").find((text) => text.includes(`"msg":"${msg}"`));
  return {
    child,
    output: () => output,
    end: once(child, "close").then(([code]) => code as number | null),
    said: async (msg: string) => {
      await vi.waitFor(() => expect(line(msg), output).toBeDefined(), { timeout: 15_000 });
      return JSON.parse(line(msg)!);
    },
  };
}

it("prints its settings", async () => {
  const { end, output } = start({}, "--help");
  expect([await end, output()]).toEqual([0, help()]);
});

describe("without a chain", () => {
  it("starts, says so and where it listens, shows no key, and leaves with 0 when told", async () => {
    const { child, end, output, said } = start({ DOTS_DATA_DIR: folder });
    const { sip, enum: dns, http } = await said("listening");
    expect(await said("the chain is out of reach, trying again")).toMatchObject({ head: null });
    for (const address of [sip, dns]) expect(address).toMatch(/^127\.0\.0\.1:\d+$/);
    expect((await askHttp({ url: http, number: 12125550123n })).status).toBe(503);
    const [host, port] = sip.split(":");
    expect((await askSip({ host, port: Number(port), number: 12125550123n })).status).toBe(503);
    child.kill("SIGTERM");
    expect(await end).toBe(0);
    expect(output()).toContain("draining");
    expect(output()).not.toContain("hush-hush");
  });

  it("leaves the folder of its snapshot to the one that has it", async () => {
    const first = start({ DOTS_DATA_DIR: folder });
    await first.said("listening");
    const second = start({ DOTS_DATA_DIR: folder });
    expect(await second.end).toBe(75);
    expect(second.output()).toMatch(/Another process uses .*DOTS_DATA_DIR/);
    first.child.kill("SIGINT");
    expect(await first.end).toBe(0);
  });
});

it("names every wrong setting, and the one whose port is in use", async () => {
  const wrong = start({ DOTS_LOOKUP: "guess", DOTS_CHAIN_ID: "7" });
  expect(await wrong.end).toBe(78);
  expect(wrong.output()).toMatch(/2 settings are wrong[\s\S]*DOTS_CHAIN_ID[\s\S]*DOTS_LOOKUP/);

  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const taken = `127.0.0.1:${socket.address().port}`;
  const late = start({ DOTS_ENUM_LISTEN: taken });
  expect(await late.end).toBe(75);
  expect(late.output()).toContain(`${taken} is in use already. Stop what listens there, or set DOTS_ENUM_LISTEN`);
  socket.close();
});
