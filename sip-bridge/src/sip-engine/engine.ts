import { isIPv6, type Socket } from "node:net";
import { ApplicationSocket } from "./applicationSocket.ts";
import { type Clock, systemClock } from "./clock.ts";
import { ControlSession } from "./control/session.ts";
import { DEFAULT_LIMITS, type EngineLimits } from "./limits.ts";
import { listenUdp } from "./transport/udpTransport.ts";
import { type DropCause, UserAgentServer } from "./userAgentServer.ts";

export interface EngineOptions {
  /** Port 0: one from the system. */
  readonly listen: { readonly address: string; readonly port: number };
  readonly onDropped: (cause: DropCause | "send-queue" | "send-failed") => void;
  readonly limits?: Partial<EngineLimits>;
  readonly clock?: Clock;
}

/** A SIP server that speaks drachtio's control protocol with applications in the same process. */
export interface Engine {
  readonly address: string;
  readonly port: number;
  /** A new connection, for `srf.listen({ server, secret })`. `routes`: the methods it is given, in lower case. */
  connectApplication(options: { secret: string; routes: readonly string[] }): Socket;
  /** Lets what is under way end, at most `grace` milliseconds, then closes everything. */
  stop(grace: number): Promise<void>;
}

/** Rejects with the system's error when the address cannot be listened on. */
export async function startEngine({ listen, onDropped, limits, clock = systemClock }: EngineOptions): Promise<Engine> {
  const server = new UserAgentServer({ clock, limits: { ...DEFAULT_LIMITS, ...limits }, onDropped });
  const udp = await listenUdp({ ...listen, onMessage: (message, peer) => server.receive(message, peer), onDropped });
  const { address, port } = udp;
  const hostports = `udp/${isIPv6(address) ? `[${address}]` : address}:${port}`;
  const sockets = new Set<Socket>();
  return {
    address,
    port,
    connectApplication({ secret, routes }) {
      const socket = new ApplicationSocket((bytes) => session.receive(bytes));
      const session = new ControlSession({
        secret,
        routes,
        hostports,
        clock,
        send: (frame) => socket.fromEngine(frame),
        close: () => socket.destroy(),
        onReady: () => server.attach(session),
        answer: (id, response) => server.answer(id, response),
      });
      sockets.add(socket);
      // The application hung up. Over a network the other side would now do the same.
      socket.once("finish", () => socket.destroy());
      socket.once("close", () => {
        sockets.delete(socket);
        server.detach(session);
      });
      return socket;
    },
    async stop(grace) {
      await server.stop(grace);
      for (const socket of sockets) socket.destroy();
      await udp.close();
    },
  };
}
