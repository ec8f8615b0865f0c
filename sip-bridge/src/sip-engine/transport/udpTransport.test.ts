import { createSocket } from "node:dgram";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Peer } from "./peer.ts";
import { listenUdp, type UdpTransport } from "./udpTransport.ts";

let transport: UdpTransport;
let received: { message: string; peer: Peer }[];
let dropped: string[];
const other = createSocket("udp4");

beforeEach(async () => {
  received = [];
  dropped = [];
  transport = await listenUdp({
    address: "127.0.0.1",
    port: 0,
    onMessage: (message, peer) => received.push({ message: message.toString(), peer }),
    onDropped: (cause) => dropped.push(cause),
  });
});
afterEach(() => transport.close());

async function fromOther(message: string): Promise<Peer> {
  other.send(message, transport.port, transport.address);
  await vi.waitUntil(() => received.some((entry) => entry.message === message));
  return received.find((entry) => entry.message === message)!.peer;
}

test("a message comes with its source and where it was received; an answer goes to the port it is told", async () => {
  const peer = await fromOther("one");
  const { port } = other.address();
  const local = { address: "127.0.0.1", port: transport.port };
  expect(peer).toMatchObject({ protocol: "udp", address: "127.0.0.1", port, local, reliable: false });
  const answered = once(other, "message");
  peer.send(Buffer.from("answer"), port);
  const [answer, source] = await answered;
  expect([String(answer), source.port]).toEqual(["answer", transport.port]);
});

test("what the system does not send is counted, not thrown: no such port, too long, closed meanwhile", async () => {
  const peer = await fromOther("two");
  peer.send(Buffer.from("answer"), 0);
  peer.send(Buffer.alloc(70_000), peer.port);
  await vi.waitUntil(() => dropped.length === 2);
  await transport.close();
  peer.send(Buffer.from("answer"), peer.port);
  expect(dropped).toEqual(["send-failed", "send-failed", "send-failed"]);
  transport = await listenUdp({ address: "127.0.0.1", port: 0, onMessage: () => {}, onDropped: () => {} });
});
