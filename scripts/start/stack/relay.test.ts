import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Relay, startRelay } from "./relay.ts";

let folder: string;
let relays: Relay[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dots-relay-"));
  relays = [];
});

afterEach(async () => {
  for (const relay of relays) await relay.stop();
  await rm(folder, { recursive: true, force: true });
});

/** From a port of 127.0.0.1 through a socket file to another port. */
async function chainTo(port: number): Promise<number> {
  const path = join(folder, "socket");
  relays.push(await startRelay({ path }, { port, host: "127.0.0.1" }));
  relays.push(await startRelay({ port: 0, host: "127.0.0.1" }, { path }));
  return relays.at(-1)!.port;
}

test("passes on what both ends say, also after one has said all", async () => {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let heard = 0;
    socket.on("data", (data) => {
      heard += data.length;
    });
    socket.on("end", () => socket.end(`heard ${heard}`));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect({ port: await chainTo((server.address() as { port: number }).port), host: "127.0.0.1" });
  socket.end("x".repeat(300_000));
  expect(await text(socket)).toBe("heard 300000");
  server.close();
});

test("closes where nobody answers at the other end, and at its stop", async () => {
  const nowhere = connect({ port: await chainTo(1), host: "127.0.0.1" });
  nowhere.on("error", () => {});
  await once(nowhere, "close");
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const relay = await startRelay({ port: 0, host: "127.0.0.1" }, server.address() as { port: number });
  const idle = connect({ port: relay.port, host: "127.0.0.1" });
  idle.on("error", () => {});
  const [accepted] = await once(server, "connection");
  await relay.stop();
  await Promise.all([once(idle, "close"), accepted.closed || once(accepted, "close")]);
  server.close();
});
