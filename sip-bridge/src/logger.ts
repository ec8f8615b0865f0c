import { type Logger, pino } from "pino";
import type { Settings } from "./config/index.ts";

/** JSON lines on stdout. Whatever could be a secret is blotted out, should it ever be handed in. */
export function createLogger(level: Settings["DOTS_LOG_LEVEL"]): Logger {
  const paths = ["secret", "rpcUrl", "DOTS_RPC_URL", "DOTS_SIP_ENGINE", "authorization", "privateKey"];
  return pino({ level, base: { part: "bridge" }, redact: { paths: paths.flatMap((path) => [path, `*.${path}`]) } });
}
