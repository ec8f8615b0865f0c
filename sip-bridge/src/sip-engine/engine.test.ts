import { createSocket } from "node:dgram";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FrameReader, writeFrame } from "./control/frame.ts";
import { type Engine, startEngine } from "./engine.ts";
import { requestText } from "./testing/requestText.ts";

let engine: Engine;
const caller = createSocket("udp4");

beforeEach(async () => {
  engine = await startEngine({ listen: { address: "127.0.0.1", port: 0 }, onDropped: () => {} });
  if (caller.listenerCount("message") === 0) {
    caller.bind(0, "127.0.0.1");
    await once(caller, "listening");
    caller.on("message", () => {});
  }
});
afterEach(() => engine.stop(0));

async function ask(text: string): Promise<string> {
  const answered = once(caller, "message");
  caller.send(text, engine.port, "127.0.0.1");
  const [message] = (await answered) as [Buffer];
  return message.toString();
}
const options = (n: number) => requestText("OPTIONS", { Via: `SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bK${n}` });

test("without an application every request is a 503", async () => {
  expect(await ask(options(1))).toMatch(/^SIP\/2\.0 503 /);
});

test("a request goes to the application over the socket and its answer back over UDP; closed, it is 503 again", async () => {
  const socket = engine.connectApplication({ secret: "s", routes: ["options"] });
  const frames = new FrameReader();
  socket.on("data", (bytes: Buffer) => {
    for (const frame of frames.read(bytes)) {
      const transaction = /\|sip\|network\|(?:[^|]*\|){5}([^|]+)\|/.exec(frame)?.[1];
      if (transaction) socket.write(writeFrame(`id|sip|${transaction}|\r\nSIP/2.0 200 Fine\r\n\r\n`));
    }
  });
  socket.write(writeFrame("id|authenticate|s|"));
  expect(await ask(options(2))).toMatch(/^SIP\/2\.0 200 Fine\r\n/);
  const closed = once(socket, "close");
  socket.end();
  await closed;
  expect(await ask(options(3))).toMatch(/^SIP\/2\.0 503 /);
});

test("an application with the wrong secret is told so and closed", async () => {
  const socket = engine.connectApplication({ secret: "right", routes: [] });
  const told = once(socket, "data");
  const closed = once(socket, "close");
  socket.write(writeFrame("id|authenticate|wrong|"));
  expect(String(await told)).toContain("|NO|incorrect secret");
  await closed;
});

test("a port that is taken is the system's error", async () => {
  const { address, port } = engine;
  await expect(startEngine({ listen: { address, port }, onDropped: () => {} })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});
