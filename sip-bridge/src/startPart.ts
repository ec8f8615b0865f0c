import { BaseError } from "@dots/protocol";
import type { Listen, Settings } from "./config/index.ts";

/** Thrown where an address to listen on cannot be had. */
export class ListenError extends BaseError {
  override name = "ListenError";
}

/** Starts what listens at the address of a setting; a failure names the setting. Rejects with ListenError. */
export async function startPart<T>(
  setting: Extract<keyof Settings, `${string}_LISTEN`>,
  { host, port }: Listen,
  start: () => Promise<T>,
): Promise<T> {
  try {
    return await start();
  } catch (cause) {
    // It has words of its own already, e.g. a drachtio-server that refused the secret.
    if (cause instanceof BaseError) throw cause;
    const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
    const at = `${host.includes(":") ? `[${host}]` : host}:${port}`;
    const message = cause instanceof Error ? cause.message : String(cause);
    const inUse = code === "EADDRINUSE" || /EADDRINUSE|in use/.test(message);
    throw new ListenError({
      code: inUse ? "PortInUse" : "ListenRefused",
      title: inUse ? `${at} is in use already.` : `Cannot listen on ${at}.`,
      ...(!inUse && { found: message }),
      remedy: `Stop what listens there, or set ${setting} to another address; port 0 lets the system choose.`,
      cause,
    });
  }
}
