import { createSocket, type RemoteInfo } from "node:dgram";
import { once } from "node:events";
import { isIPv6 } from "node:net";
import type { Logger } from "pino";
import type { Listen } from "../config/index.ts";
import type { Metrics } from "../metrics/index.ts";
import { RCODE, readQuery } from "./query.ts";
import { RateLimit } from "./rateLimit.ts";
import { writeFault, writeReply } from "./response.ts";
import { Zone, type ZoneOptions } from "./zone.ts";

const RECEIVE_BUFFER = 4 * 1024 * 1024;
const RCODE_NAMES = Object.fromEntries(Object.entries(RCODE).map(([name, code]) => [code, name]));

export interface EnumOptions extends Omit<ZoneOptions, "address"> {
  listen: Listen;
  /** Answers per second to one network; 0 for any. */
  rate: number;
  metrics: Pick<Metrics, "rulesLeftOut" | "answers" | "answerSeconds" | "dropped">;
  logger: Pick<Logger, "error" | "debug">;
}

export interface RunningEnum {
  host: string;
  port: number;
  stop(): Promise<void>;
}

/** Starts answering ENUM over UDP. Rejects with the system's error where the address cannot be had. */
export async function startEnum(options: EnumOptions): Promise<RunningEnum> {
  const { listen, logger } = options;
  const answer = createResponder({ ...options, address: listen.host });
  const socket = createSocket(isIPv6(listen.host) ? "udp6" : "udp4");
  socket.on("message", (datagram, source) => {
    const reply = answer(datagram, source);
    if (reply)
      socket.send(
        reply,
        source.port,
        source.address,
        (error) => error && logger.debug({ cause: error.message }, "a DNS answer could not be sent"),
      );
  });
  socket.bind(listen.port, listen.host);
  await once(socket, "listening");
  socket.on("error", (error) => logger.error({ cause: error.message }, "the DNS socket failed"));
  try {
    socket.setRecvBufferSize(RECEIVE_BUFFER);
  } catch (error) {
    logger.debug({ cause: String(error) }, "the system keeps its smaller receive buffer");
  }
  const { address, port } = socket.address();
  return {
    host: address,
    port,
    async stop() {
      const closed = once(socket, "close");
      socket.close();
      await closed;
    },
  };
}

/** What is sent back for a datagram; null for nothing. Never throws. */
export function createResponder(options: Omit<EnumOptions, "listen"> & { address: string }) {
  const { metrics, logger, now, answers } = options;
  const zone = new Zone(options);
  const limit = new RateLimit(options.rate);
  return (datagram: Buffer, { address }: Pick<RemoteInfo, "address">): Buffer | null => {
    const started = performance.now();
    const query = readQuery(datagram);
    if (query === null) return drop("no-query");
    const trusted = isLoopback(address) || answers.isMember(address);
    if (!trusted && !limit.admit(address, now())) return drop("rate");
    if ("opcode" in query) {
      metrics.answers.inc({ protocol: "enum", status: RCODE_NAMES[query.rcode]! });
      return writeFault(query);
    }
    try {
      const reply = zone.reply(query, address);
      const bytes = writeReply(query, reply);
      metrics.answers.inc({ protocol: "enum", status: RCODE_NAMES[reply.rcode]! });
      metrics.answerSeconds.observe({ protocol: "enum" }, (performance.now() - started) / 1000);
      return bytes;
    } catch (error) {
      logger.error({ cause: String(error) }, "a DNS query failed");
      return writeFault({ id: query.id, opcode: 0, rcode: RCODE.SERVFAIL });
    }
  };

  function drop(cause: string): null {
    metrics.dropped.inc({ protocol: "enum", cause });
    return null;
  }
}

function isLoopback(address: string): boolean {
  return address.startsWith("127.") || address === "::1";
}
