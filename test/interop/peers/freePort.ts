import { createSocket } from "node:dgram";
import { once } from "node:events";
import { readFileSync } from "node:fs";

/** A UDP port of 127.0.0.1 that nobody has, for programs that cannot ask the system for one themselves. */
export async function freePort(): Promise<number> {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  socket.close();
  await once(socket, "close");
  return port;
}

/** Whether somebody listens on the UDP port of 127.0.0.1, told without sending anything there. */
export function isBound(port: number): boolean {
  // The kernel writes addresses as the number in memory: 127.0.0.1 is 0100007F on a little-endian machine.
  const address = `0100007F:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return readFileSync("/proc/net/udp", "latin1").includes(`: ${address} `);
}
