import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:net";

type Protocol = "tcp" | "udp";

/** The port if nobody has it on 127.0.0.1, else 0: the system may choose. So a second start keeps the first one's addresses. */
export async function portIfFree(port: number | undefined, ...protocols: Protocol[]): Promise<number> {
  if (port === undefined || port === 0) return 0;
  for (const protocol of protocols) {
    if (!(await isFree(port, protocol))) return 0;
  }
  return port;
}

async function isFree(port: number, protocol: Protocol): Promise<boolean> {
  try {
    if (protocol === "tcp") {
      const server = createServer().listen({ port, host: "127.0.0.1", exclusive: true });
      await once(server, "listening");
      await once(server.close(), "close");
    } else {
      const socket = createSocket("udp4").bind({ port, address: "127.0.0.1", exclusive: true });
      await once(socket, "listening");
      socket.close();
      await once(socket, "close");
    }
    return true;
  } catch {
    return false;
  }
}
