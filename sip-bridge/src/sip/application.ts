import type { Server, Socket } from "node:net";
import Srf from "drachtio-srf";
import { systemClock } from "../sip-engine/index.ts";
import { capabilities } from "./capabilities.ts";
import { IncomingRequest, type SrfRequest, type SrfResponse } from "./incomingRequest.ts";
import { redirect } from "./redirect.ts";
import type { SipOptions } from "./types.ts";

type Handler = (request: SrfRequest, response: SrfResponse) => void;

/** What is used of drachtio-srf; its own types lack half of it. */
export interface SrfApplication {
  invite(handler: Handler): void;
  options(handler: Handler): void;
  /** For connections that the server opens, here those that `server` emits. */
  listen(options: { server: Server; secret: string }): void;
  connect(options: {
    host: string;
    port: number;
    secret: string;
    enablePing: boolean;
    reconnect: { retryMaxDelay: number };
  }): void;
  disconnect(socket?: Socket): void;
  on(event: "connect", heard: (error: Error | null, hostports?: string) => void): void;
  on(event: "error", heard: (error: Error) => void): void;
  on(event: "close", heard: () => void): void;
}

/** The methods answered here, as drachtio's routes name them. */
export const ROUTES = ["invite", "options"] as const;

/**
 * The SIP application. Its handlers are registered before it is connected to anything: drachtio-srf sends every route again
 * for each one that is added later. What a handler throws or rejects becomes a 500, never silence and never a crash.
 */
export function createApplication(options: Omit<SipOptions, "engine" | "listen">): SrfApplication {
  const { logger, metrics, isDraining } = options;
  const srf = new Srf() as unknown as SrfApplication;

  const handler =
    (answer: (request: IncomingRequest) => void | Promise<void>): Handler =>
    (request, response) => {
      const incoming = new IncomingRequest(request, response, {
        onAnswered: (status, seconds) => metrics.answered(request.method, status, seconds),
        onRefused: (reason) => logger.debug({ callId: incoming.callId, reason }, "answer not sent"),
      });
      const failed = (error: unknown): void => {
        logger.error(
          { err: error, callId: incoming.callId, method: incoming.method },
          "request not answered as it should be",
        );
        incoming.respond(500, "Server Internal Error");
      };
      try {
        answer(incoming)?.catch(failed);
      } catch (error) {
        failed(error);
      }
    };

  srf.invite(handler((request) => redirect({ ...options, clock: systemClock }, request)));
  srf.options(handler((request) => capabilities(isDraining, request)));
  // Without a listener, a lost connection would be an uncaught exception.
  srf.on("error", (error) => logger.warn({ err: error }, "connection to the SIP engine failed"));
  return srf;
}
