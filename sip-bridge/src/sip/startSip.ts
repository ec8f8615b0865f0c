import { startDrachtio } from "./startDrachtio.ts";
import { startEmbedded } from "./startEmbedded.ts";
import type { RunningSip, SipOptions } from "./types.ts";

/**
 * Starts answering SIP, on the embedded engine or on a drachtio-server: the same application. Rejects with
 * SipStartError, or the system's error when the address cannot be listened on.
 */
export function startSip(options: SipOptions): Promise<RunningSip> {
  return options.engine === "embedded" ? startEmbedded(options) : startDrachtio(options);
}
