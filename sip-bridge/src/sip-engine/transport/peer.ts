/** The other end of a transport, as one message came from it: what an answer needs. */
export interface Peer {
  /** As drachtio names it in its frames. */
  readonly protocol: "udp" | "tcp" | "tls" | "ws" | "wss";
  readonly address: string;
  readonly port: number;
  /** Where the message was received. */
  readonly local: { readonly address: string; readonly port: number };
  /** True where the transport itself repeats what is lost: timers G, I and J then do not run (RFC 3261 §17.2). */
  readonly reliable: boolean;
  /** Sends to `port` of the peer's address; on a connection `port` has no meaning. Never throws. */
  send(message: Buffer, port: number): void;
}
