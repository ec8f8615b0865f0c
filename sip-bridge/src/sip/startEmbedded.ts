import { randomUUID } from "node:crypto";
import { Server } from "node:net";
import { startEngine } from "../sip-engine/index.ts";
import { createApplication, ROUTES } from "./application.ts";
import type { RunningSip, SipOptions } from "./types.ts";

/** Milliseconds that calls under way have to end when the bridge stops. */
const GRACE = 1_000;

/**
 * Starts the embedded engine and connects the application to it, without a port between the two. Rejects with the system's
 * error (EADDRINUSE ...) when the address cannot be listened on.
 */
export async function startEmbedded(options: SipOptions): Promise<RunningSip> {
  const { listen, metrics, logger } = options;
  const engine = await startEngine({ listen, onDropped: metrics.dropped });
  const srf = createApplication(options);
  // Never listens: it only hands drachtio-srf the engine's sockets as if they had come in.
  const server = new Server();
  const secret = randomUUID();
  let stopping = false;
  const connect = (): void => {
    const socket = engine.connectApplication({ secret, routes: ROUTES });
    socket.once("close", () => {
      if (stopping) return;
      logger.error({}, "drachtio-srf gave up its connection; a new one is made");
      setImmediate(connect);
    });
    server.emit("connection", socket);
  };
  const connected = new Promise<void>((resolve) => srf.on("connect", () => resolve()));
  srf.listen({ server, secret });
  connect();
  await connected;
  return {
    address: engine.address,
    port: engine.port,
    stop: () => {
      stopping = true;
      return engine.stop(GRACE);
    },
  };
}
