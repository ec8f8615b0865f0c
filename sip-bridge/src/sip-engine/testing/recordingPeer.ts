import type { Peer } from "../transport/peer.ts";

/** A peer for tests that keeps what is sent to it. */
export function recordingPeer(address = "192.0.2.9", port = 5081): Peer & { sent: string[]; ports: number[] } {
  const sent: string[] = [];
  const ports: number[] = [];
  return {
    protocol: "udp",
    address,
    port,
    local: { address: "127.0.0.1", port: 5070 },
    reliable: false,
    sent,
    ports,
    send(message, toPort) {
      sent.push(message.toString("latin1"));
      ports.push(toPort);
    },
  };
}
