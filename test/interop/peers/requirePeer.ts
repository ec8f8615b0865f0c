import { installCommand, missingPackages, PROGRAMS } from "../../../scripts/install/debian.mjs";

export type PeerName = "kamailio" | "sipp" | "dig" | "curl" | "chromium";

/**
 * Whether the programs are installed, for `describe.skipIf(!requirePeer("sipp"))`. A missing one is told loudly with the
 * command that installs it, and is an error where CI=true: there a skipped test would pass for a green one.
 */
export function requirePeer(...names: PeerName[]): boolean {
  const wanted = PROGRAMS.filter(({ program }) => names.some((name) => name === program)).map((peer) => peer.package);
  const missing = missingPackages().filter((name) => wanted.includes(name));
  if (missing.length === 0) return true;
  const words = `Not installed: ${missing.join(", ")}. Tests with real peers need it: ${installCommand(missing)}`;
  if (process.env.CI === "true") throw new Error(words);
  process.stderr.write(`\nSKIPPED TESTS. ${words}\n\n`);
  return false;
}
