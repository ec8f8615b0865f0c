// The bridge as a process: `npm run bridge`. Settings come from the environment; `--help` lists them.
import { BaseError } from "@dots/protocol";
import { startBridge } from "./bridge.ts";
import { help, readSettings, SettingsError } from "./config/index.ts";
import { createLogger } from "./logger.ts";
import { StoreError } from "./replica/index.ts";
import { SipStartError } from "./sip/index.ts";
import { ListenError } from "./startPart.ts";

// sysexits.h
const [SOFTWARE, TEMPORARY, CONFIGURATION] = [70, 75, 78];
const DRAIN_LIMIT_MS = 5_000;

if (process.argv.includes("--help")) {
  process.stdout.write(help());
} else {
  try {
    await run();
  } catch (error) {
    process.stderr.write(`${told(error)}\n`);
    process.exit(exitCode(error));
  }
}

async function run(): Promise<void> {
  const settings = readSettings(process.env);
  const logger = createLogger(settings.DOTS_LOG_LEVEL);
  const bridge = await startBridge(settings, logger);
  logger.info({ sip: bridge.sip, enum: bridge.enum, http: bridge.http, lookup: settings.DOTS_LOOKUP }, "listening");

  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      logger.info({ signal }, "draining");
      setTimeout(() => process.exit(SOFTWARE), DRAIN_LIMIT_MS).unref();
      bridge.stop().then(
        () => process.exit(0),
        (error) => {
          logger.error({ cause: String(error) }, "the bridge did not stop in order");
          process.exit(SOFTWARE);
        },
      );
    });
  }
}

function told(error: unknown): string {
  if (error instanceof SettingsError) return [error.message, ...error.complaints].join("\n  ");
  if (error instanceof BaseError || error instanceof SipStartError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function exitCode(error: unknown): number {
  if (error instanceof SettingsError) return CONFIGURATION;
  return error instanceof ListenError || error instanceof StoreError || error instanceof SipStartError
    ? TEMPORARY
    : SOFTWARE;
}
