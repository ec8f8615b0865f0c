import { once } from "node:events";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { ApplicationSocket } from "./applicationSocket.ts";

test("what is written arrives after the writer's own code, in order, strings as UTF-8", async () => {
  const order: string[] = [];
  const socket = new ApplicationSocket((bytes) => order.push(bytes.toString("latin1")));
  socket.write("é");
  socket.write(Buffer.from([0xff]));
  const last = new Promise<void>((resolve) => socket.write("c", () => resolve()));
  order.push("writer");
  await last;
  expect(order[0]).toBe("writer");
  expect(order.slice(1).join("")).toBe("\xc3\xa9\xffc");
});

test("it is a net.Socket: bytes of the engine are its data, and what comes after its end is dropped", async () => {
  const socket = new ApplicationSocket(() => {});
  expect(socket).toBeInstanceOf(Socket);
  const data = once(socket, "data");
  socket.fromEngine(Buffer.from("a"));
  expect(String(await data)).toBe("a");
  socket.destroy();
  socket.fromEngine(Buffer.from("b"));
});
