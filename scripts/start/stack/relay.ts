import { once } from "node:events";
import { connect, createServer, type ListenOptions, type NetConnectOpts, type Socket } from "node:net";
import type { Running } from "./part.ts";

export interface Relay extends Running {
  /** The port it listens on; 0 for a path. */
  port: number;
}

/** Passes every connection on from one place to another, TCP or a socket file, both ways until either end closes. */
export async function startRelay(from: ListenOptions, to: NetConnectOpts): Promise<Relay> {
  const open = new Set<Socket>();
  // Without noDelay each of a database's many short questions would wait 40 ms for company.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ ...to, allowHalfOpen: true, noDelay: true });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.pipe(other);
      socket.on("error", () => other.destroy());
      socket.once("close", () => {
        open.delete(socket);
        other.destroySoon(); // after what is still to be written
      });
    }
  });
  server.listen(from);
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    async stop() {
      for (const socket of open) socket.destroy();
      await once(server.close(), "close");
    },
  };
}
