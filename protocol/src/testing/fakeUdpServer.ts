import { createSocket, type RemoteInfo } from "node:dgram";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

/** A UDP peer of a test that answers as the test says. */
export interface FakeUdpServer extends AsyncDisposable {
  port: number;
  /** Every datagram received so far. */
  received: Buffer[];
  /** Resolves with the datagram of this index (from 0) once it has come. */
  datagram(index: number): Promise<Buffer>;
}

/** Listens on 127.0.0.1; `answer` is called with each datagram, its index and a way to reply. */
export async function fakeUdpServer(
  answer: (message: Buffer, index: number, reply: (message: Uint8Array | string) => void, from: RemoteInfo) => void,
): Promise<FakeUdpServer> {
  const socket = createSocket("udp4");
  const received: Buffer[] = [];
  socket.on("message", (message, from) => {
    received.push(message);
    answer(message, received.length - 1, (reply) => socket.send(reply, from.port, from.address), from);
    socket.emit("counted");
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    port: (socket.address() as AddressInfo).port,
    received,
    async datagram(index) {
      while (received.length <= index) await once(socket, "counted");
      return received[index]!;
    },
    async [Symbol.asyncDispose]() {
      socket.close();
      await once(socket, "close");
    },
  };
}
