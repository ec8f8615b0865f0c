import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FrameReader, writeFrame } from "../sip-engine/control/frame.ts";
import { requestText } from "../sip-engine/testing/requestText.ts";
import { startSip } from "./startSip.ts";
import { recorder } from "./testing/recorder.ts";
import type { RouteAnswer, RunningSip } from "./types.ts";

// No drachtio-server runs here: this replays the server's half of what one was seen to say (v0.9.10), frame by frame.
let server: Server;
let sip: RunningSip | undefined;
let heard: string[];
let record: ReturnType<typeof recorder>;
let socket: Socket;
let wanted: { count: number; resolve: () => void } | null;

const FOUND: RouteAnswer = {
  status: 302,
  reason: "Moved Temporarily",
  contacts: [
    { uri: "sip:+12125550123@a.example", q: 1 },
    { uri: "sip:+12125550123@b.example", q: 0.5 },
  ],
  block: { number: 7n, ageSeconds: 1 },
};
const HOSTPORTS = "tcp/127.0.0.1:5070,udp/127.0.0.1:5071";
const T = "0b2ab0e4-8b3c-4a8b-9d53-1c7d6a1f0a11";

beforeEach(async () => {
  heard = [];
  record = recorder();
  sip = undefined;
  wanted = null;
  server = createServer((connection) => {
    socket = connection;
    const frames = new FrameReader();
    connection.on("error", () => {});
    connection.on("data", (bytes: Buffer) => {
      for (const frame of frames.read(bytes)) react(frame);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(async () => {
  await sip?.stop();
  socket?.destroy();
  server.close();
});

function react(frame: string): void {
  const [id, type, secret] = frame.split("|");
  heard.push(frame.replace(/^[^|]*\|/, ""));
  if (type === "authenticate" && secret === "cymru")
    say(`response|${id}|OK|${HOSTPORTS}|v0.9.10-1-g9c2dd4cb6a|${HOSTPORTS}`);
  else if (type === "authenticate") {
    say(`response|${id}|NO|incorrect secret`);
    socket.end();
  } else if (type === "route") say(`response|${id}|OK`);
  if (wanted && heard.length >= wanted.count) wanted.resolve();
}

function say(payload: string): void {
  socket.write(writeFrame(`11111111-1111-4111-8111-111111111111|${payload}`));
}

function heardFrames(count: number): Promise<void> {
  return new Promise((resolve) => {
    if (heard.length >= count) resolve();
    else wanted = { count, resolve };
  });
}

function start(secret = "cymru"): Promise<RunningSip> {
  const { port } = server.address() as { port: number };
  return startSip({
    engine: `drachtio://:${secret}@127.0.0.1:${port}`,
    listen: { address: "127.0.0.1", port: 0 },
    askRoute: () => FOUND,
    isDraining: () => false,
    ...record,
  });
}

test("authenticates, asks once for its two methods, answers an INVITE with all Contacts joined and no Via", async () => {
  sip = await start();
  await heardFrames(3);
  expect(heard).toEqual(["authenticate|cymru|", "route|invite", "route|options"]);
  expect(sip).toMatchObject({ address: "127.0.0.1", port: 5071 });

  const invite = requestText("INVITE");
  say(`sip|network|${invite.length}|udp|127.0.0.1|5081|08:10:07.322354|${T}||127.0.0.1|5070|\r\n${invite}`);
  await heardFrames(4);
  const [leader, ...lines] = heard[3]!.split("\r\n");
  expect(leader).toBe(`sip|${T}|`);
  expect(lines).toEqual([
    "SIP/2.0 302 Moved Temporarily",
    "Call-ID: one@192.0.2.9",
    "cseq: 1 INVITE",
    "from: <sip:caller@192.0.2.9>;tag=caller",
    "to: <sip:+12125550123@127.0.0.1>",
    "Content-Length: 0",
    "X-DOTS-Block: 7 1",
    "contact: <sip:+12125550123@a.example>;q=1, <sip:+12125550123@b.example>;q=0.5",
    "",
    "",
  ]);
});

test("a connection that is lost is made again, with its methods", async () => {
  sip = await start();
  await heardFrames(3);
  socket.destroy();
  await heardFrames(6);
  expect(heard.slice(3)).toEqual(heard.slice(0, 3));
});

test("stopped between two attempts, it hangs up as soon as it gets through", async () => {
  const stopping = await start();
  socket.destroy();
  await vi.waitUntil(() => record.logged.includes("connection to the drachtio-server lost"));
  const again = once(server, "connection");
  await stopping.stop();
  const [connection] = (await again) as [Socket];
  await once(connection, "close");
});

test("a wrong secret is told in words, and it does not try for ever", async () => {
  await expect(start("wrong")).rejects.toThrow(/^The drachtio-server at 127\.0\.0\.1:\d+ refused the secret\. Correct/);
});

test("a setting that is none is told before anything is tried", async () => {
  await expect(
    startSip({
      engine: "drachtio://nowhere",
      listen: { address: "127.0.0.1", port: 0 },
      askRoute: () => FOUND,
      isDraining: () => false,
      ...recorder(),
    }),
  ).rejects.toThrow("drachtio://:SECRET@HOST:PORT");
});
