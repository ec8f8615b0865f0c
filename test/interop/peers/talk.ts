import { createSocket } from "node:dgram";
import { once } from "node:events";
import { waitFor } from "./waitFor.ts";

/** Sends at most so many datagrams before it waits for a sign of life: no more than a socket's default buffer holds. */
const BURST = 32;

/**
 * Sends datagrams to 127.0.0.1:`port` from one socket and gives back all that came in answer. Who answers some of them
 * with silence is not waited for: after every burst a `ping` is sent until `isPong` knows an answer to it, which also
 * shows that the other side lives. Pongs are left out of what is given back.
 */
export async function talk(
  port: number,
  datagrams: Buffer[],
  { ping, isPong }: { ping: () => Buffer; isPong: (datagram: Buffer) => boolean },
): Promise<Buffer[]> {
  const socket = createSocket("udp4");
  const heard: Buffer[] = [];
  let pongs = 0;
  socket.on("message", (datagram) => {
    if (isPong(datagram)) pongs++;
    else heard.push(datagram);
  });
  socket.connect(port, "127.0.0.1");
  await once(socket, "connect");
  try {
    for (let i = 0; i < datagrams.length; i += BURST) {
      for (const datagram of datagrams.slice(i, i + BURST)) socket.send(datagram);
      const before = pongs;
      socket.send(ping());
      await waitFor(`an answer after datagram ${i + BURST}`, () => pongs > before);
    }
  } finally {
    socket.close();
  }
  return heard;
}
