import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startChild } from "../../../scripts/start/stack/child.ts";
import { freePort, isBound } from "./freePort.ts";
import { waitFor } from "./waitFor.ts";

const CONFIG = fileURLToPath(new URL("../kamailio/kamailio.cfg", import.meta.url));

export interface Kamailio {
  /** UDP port on 127.0.0.1. */
  readonly port: number;
  /** What it logged so far. */
  log(): string;
  stop(): Promise<void>;
}

/** Starts a Kamailio that asks the bridge (or whoever listens) at `bridgePort` of 127.0.0.1 where calls go. */
export async function startKamailio(bridgePort: number): Promise<Kamailio> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), "dots-kamailio-"));
  const program = await startChild({
    name: "Kamailio",
    command: "kamailio",
    args: [
      ...["-DD", "-E", "-f", CONFIG, "-Y", folder, "-P", join(folder, "pid"), "-w", folder],
      ...["-A", `DOTS_LISTEN=udp:127.0.0.1:${port}`, "-A", `DOTS_BRIDGE="sip:127.0.0.1:${bridgePort}"`],
    ],
    // Daemons stand in /usr/sbin, which a user's PATH may lack.
    env: { PATH: `${process.env.PATH}:/usr/sbin` },
  });
  const stop = async () => {
    await program.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // It binds before it starts its workers, so whatever is sent from now on waits in the socket for them.
    await waitFor(`Kamailio on port ${port}`, () => {
      program.alive();
      return isBound(port);
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, log: program.output, stop };
}
