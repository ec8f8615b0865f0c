import { createSocket } from "node:dgram";
import { once } from "node:events";

/** A UDP caller on loopback for tests. */
export interface Caller {
  /** Sends a request and gives the first answer to it. */
  ask(request: string): Promise<string>;
  /** Resolves when the system has taken the message. */
  send(message: string | Buffer): Promise<void>;
  close(): void;
}

export async function startCaller(server: { address: string; port: number }): Promise<Caller> {
  const socket = createSocket("udp4");
  socket.bind(0, server.address);
  await once(socket, "listening");
  const send = (message: string | Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      socket.send(message, server.port, server.address, (error) => (error ? reject(error) : resolve()));
    });
  return {
    send,
    async ask(request) {
      const { promise, resolve } = Promise.withResolvers<string>();
      const wanted = transactionOf(request);
      const heard = (message: Buffer): void => {
        if (transactionOf(message.toString()) === wanted) resolve(message.toString());
      };
      socket.on("message", heard);
      await send(request);
      return promise.finally(() => socket.off("message", heard));
    },
    close: () => socket.close(),
  };
}

function transactionOf(message: string): string {
  return `${/^(?:Call-ID|i): *(.*)$/im.exec(message)?.[1]} ${/^CSeq: *(.*)$/im.exec(message)?.[1]}`;
}
