import { createSocket, type Socket } from "node:dgram";
import { isIP, isIPv6 } from "node:net";
import { AskError } from "./askError.ts";

export interface UdpPeer {
  /** Send one datagram to the peer. */
  send(message: Uint8Array): void;
  /** Our own address as the peer sees it, for Via and Contact. */
  local: { address: string; port: number };
}

export interface UdpExchange<T> {
  host: string;
  port: number;
  timeoutMs: number;
  /** Called once when the socket stands. */
  start(peer: UdpPeer): void;
  /** Called for every datagram of the peer; anything but undefined ends the exchange. A throw ends it with that error. */
  receive(message: Buffer, peer: UdpPeer): T | undefined;
  /** Called when the time is up, before the exchange fails: the last chance to send. */
  giveUp?(peer: UdpPeer): void;
}

/**
 * One conversation over a connected UDP socket, so that the kernel drops what others send. Ends with the first answer, an
 * error, or AskError when `timeoutMs` have passed; the socket is closed in any case.
 */
export function udpExchange<T>(exchange: UdpExchange<T>): Promise<T> {
  const { host, port, timeoutMs } = exchange;
  return new Promise<T>((resolve, reject) => {
    const socket = createSocket(isIPv6(host) ? "udp6" : "udp4");
    let ended = false;
    const end = (settle: () => void) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      closeAfterSending(socket);
      settle();
    };
    const fail = (error: unknown) => end(() => reject(error));
    const attempt = (step: () => void) => {
      try {
        step();
      } catch (error) {
        fail(error);
      }
    };
    const peer = (): UdpPeer => ({
      send: (message) => socket.send(message, (error) => error && fail(refused(exchange, error))),
      local: socket.address(),
    });
    const timer = setTimeout(() => {
      attempt(() => exchange.giveUp?.(peer()));
      fail(new AskError("AskNoAnswer", { title: `No answer from ${host} port ${port} within ${timeoutMs} ms.` }));
    }, timeoutMs);
    socket.on("error", (error) => fail(refused(exchange, error)));
    socket.on("message", (message) => {
      if (ended) return;
      attempt(() => {
        const answer = exchange.receive(message, peer());
        if (answer !== undefined) end(() => resolve(answer));
      });
    });
    socket.on("connect", () => attempt(() => exchange.start(peer())));
    attempt(() => {
      if (!isIP(host)) socket.connect(port, host);
      else
        socket.bind(0, isLoopback(host) ? host.replace(/^127\..*/, "127.0.0.1") : undefined, () =>
          socket.connect(port, host),
        );
    });
  });
}

/** Datagrams handed over before are sent first. */
function closeAfterSending(socket: Socket): void {
  socket.removeAllListeners("message");
  setImmediate(() => socket.close());
}

function isLoopback(host: string): boolean {
  return host === "::1" || host.startsWith("127.");
}

function refused({ host, port }: { host: string; port: number }, cause: Error): AskError {
  return new AskError("AskRefused", { title: `${host} port ${port} cannot be reached.`, found: cause.message, cause });
}
