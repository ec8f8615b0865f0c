import { once } from "node:events";
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { type Context, Hono } from "hono";
import type { Logger } from "pino";
import type { Answers } from "../answer/index.ts";
import type { Listen } from "../config/index.ts";
import type { Metrics } from "../metrics/index.ts";
import type { Replica } from "../replica/index.ts";
import { followBlocks } from "./blocks.ts";
import { problem } from "./problem.ts";
import { lookUp } from "./routes.ts";

const MOST_CONNECTIONS = 2_048;

/** What `/health/ready` says; ready where `reasons` is empty. */
export interface Health {
  reasons: readonly string[];
  block: number | null;
  ageSeconds: number | null;
}

export interface HttpOptions {
  listen: Listen;
  answers: Pick<Answers, "ask">;
  emergencyNumbers: ReadonlySet<string>;
  replica: Pick<Replica, "head" | "onHead">;
  health: () => Health;
  metrics: Metrics;
  logger: Pick<Logger, "error">;
}

export interface RunningHttp {
  /** `http://127.0.0.1:8053`. */
  url: string;
  stop(): Promise<void>;
}

/** Starts answering HTTP. Rejects with the system's error where the address cannot be had. */
export async function startHttp(options: HttpOptions): Promise<RunningHttp> {
  const { listen } = options;
  const closing = new AbortController();
  const app = createApp(options, closing.signal);
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.maxConnections = MOST_CONNECTIONS;
  server.headersTimeout = 5_000;
  server.requestTimeout = 10_000;
  server.listen(listen.port, listen.host);
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const host = listen.host.includes(":") ? `[${listen.host}]` : listen.host;
  return {
    url: `http://${host}:${port}`,
    async stop() {
      closing.abort();
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      const impatience = setTimeout(() => server.closeAllConnections(), 1_000);
      await closed;
      clearTimeout(impatience);
    },
  };
}

/** The routes without a server. */
export function createApp(
  { answers, emergencyNumbers, replica, health, metrics, logger }: Omit<HttpOptions, "listen">,
  closing: AbortSignal,
): Hono {
  const app = new Hono();
  const answer = lookUp(answers, emergencyNumbers, addressOf);
  app.get("/v1/routes/:number", async (context) => {
    const started = performance.now();
    const response = await answer(context);
    metrics.answers.inc({ protocol: "http", status: response.status });
    metrics.answerSeconds.observe({ protocol: "http" }, (performance.now() - started) / 1000);
    return response;
  });
  app.get("/v1/blocks", followBlocks(replica, closing));
  app.get("/health/live", (context) => context.json({ live: true }));
  app.get("/health/ready", (context) => {
    const { reasons, ...more } = health();
    return context.json({ ready: reasons.length === 0, reasons, ...more }, reasons.length === 0 ? 200 : 503);
  });
  app.get("/metrics", async (context) => {
    context.header("Content-Type", metrics.registry.contentType);
    return context.body(await metrics.registry.metrics());
  });
  app.notFound((context) =>
    problem(
      context,
      404,
      "There are /v1/routes/{number}, /v1/blocks, /health/live, /health/ready and /metrics, by GET.",
    ),
  );
  app.onError((error, context) => {
    logger.error({ cause: error.message, stack: error.stack }, "an HTTP request failed");
    return problem(context, 500, "The bridge failed at this request; its log says more.");
  });
  return app;
}

function addressOf(context: Context): string {
  return getConnInfo(context).remote.address ?? "";
}
