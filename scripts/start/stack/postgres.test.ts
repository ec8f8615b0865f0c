import { mkdtemp, readdir, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BaseError } from "@dots/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listeningAddresses } from "./listeningAddresses.ts";
import { type Postgres, startPostgres } from "./postgres.ts";

/** What a client asks first, whether it may encrypt (PostgreSQL's protocol, SSLRequest); a server says S or N. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

// A real server makes its folder anew: more than a unit test takes where other work goes on.
vi.setConfig({ testTimeout: 60_000 });

let dataDir: string;
let running: Postgres[];
const lines: string[] = [];
const log = (line: string) => void lines.push(line);

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dots-postgres-test-"));
  running = [];
});

afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function start(onCrash?: (error: BaseError) => void): Promise<Postgres> {
  const postgres = await startPostgres({ dataDir, log, ...(onCrash && { onCrash }) });
  running.push(postgres);
  return postgres;
}

test("answers on 127.0.0.1 alone, keeps its password out of the log, and leaves nothing behind", async () => {
  const postgres = await start();
  const { hostname, port, password } = new URL(postgres.url);
  expect(hostname).toBe("127.0.0.1");
  expect(await firstByte(Number(port))).toMatch(/^[SN]$/);
  expect(await listeningAddresses(Number(port))).toEqual(["0100007F"]);
  expect(lines.join("\n")).not.toContain(password);
  await postgres.stop();
  expect(await readdir(dataDir)).toEqual([]);
});

test("tells that it was killed, and starts again in the same folder", async () => {
  const crashes: BaseError[] = [];
  const killed = await start((error) => crashes.push(error));
  process.kill(killed.pid, "SIGKILL");
  await expect.poll(() => crashes.length).toBe(1);
  expect(crashes[0]!.title).toMatch(/^PostgreSQL ended by itself/);
  const again = await start();
  expect(await firstByte(Number(new URL(again.url).port))).toMatch(/^[SN]$/);
});

test("ends what an earlier run left serving the folder", async () => {
  const crashes: BaseError[] = [];
  await start((error) => crashes.push(error));
  const second = await start();
  await expect.poll(() => crashes.length).toBe(1);
  expect(await firstByte(Number(new URL(second.url).port))).toMatch(/^[SN]$/);
});

function firstByte(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(SSL_REQUEST));
    socket.once("error", reject);
    socket.once("data", (data) => {
      socket.destroy();
      resolve(data.toString("latin1", 0, 1));
    });
  });
}
