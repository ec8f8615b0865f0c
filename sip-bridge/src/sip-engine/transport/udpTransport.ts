import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { once } from "node:events";
import { isIPv6 } from "node:net";
import type { Peer } from "./peer.ts";

/** The default socket buffers hold 92 to 166 SIP datagrams: a burst from one trunk would be lost. */
const SOCKET_BUFFER = 4 * 1024 * 1024;
/** Answers waiting in the socket beyond this are dropped: the peer repeats its request. */
const SEND_QUEUE = 4 * 1024 * 1024;

export interface UdpOptions {
  readonly address: string;
  /** 0: one from the system. */
  readonly port: number;
  readonly onMessage: (message: Buffer, peer: Peer) => void;
  /** `send-queue`: the socket's queue is full; `send-failed`: the system refused a datagram. */
  readonly onDropped: (cause: "send-queue" | "send-failed") => void;
}

export interface UdpTransport {
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on one UDP address. Rejects with the system's error, e.g. EADDRINUSE. */
export async function listenUdp({ address, port, onMessage, onDropped }: UdpOptions): Promise<UdpTransport> {
  const type = isIPv6(address) ? "udp6" : "udp4";
  const socket = createSocket({ type, recvBufferSize: SOCKET_BUFFER, sendBufferSize: SOCKET_BUFFER, lookup: literal });
  // Listened for first: with literal addresses the socket may be bound before `bind` returns.
  const listening = once(socket, "listening");
  socket.bind({ address, port, exclusive: true });
  await listening;
  const local = socket.address();
  socket.on("error", () => onDropped("send-failed"));
  socket.on("message", (message, source) => onMessage(message, peerOf(socket, source, local, onDropped)));
  return {
    address: local.address,
    port: local.port,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function peerOf(
  socket: Socket,
  { address, port }: RemoteInfo,
  local: { address: string; port: number },
  onDropped: UdpOptions["onDropped"],
): Peer {
  return {
    protocol: "udp",
    address,
    port,
    local,
    reliable: false,
    send(message, toPort) {
      try {
        if (socket.getSendQueueSize() > SEND_QUEUE) onDropped("send-queue");
        else socket.send(message, toPort, address, (error) => error && onDropped("send-failed"));
      } catch {
        // No such port, or the socket was closed while a transaction's timer still ran.
        onDropped("send-failed");
      }
    },
  };
}

/** Addresses here are literals always: the name service is never asked. */
function literal(host: string, options: unknown, done: (error: null, address: string, family: number) => void): void {
  void options;
  done(null, host, isIPv6(host) ? 6 : 4);
}
