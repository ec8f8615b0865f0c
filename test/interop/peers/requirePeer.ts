import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The programs that interop tests speak with, and the Debian packages that bring them. */
const PACKAGES = {
  kamailio: ["kamailio", "kamailio-extra-modules"],
  sipp: ["sip-tester"],
  dig: ["dnsutils"],
  curl: ["curl"],
  chromium: ["chromium"],
} as const;

export type PeerName = keyof typeof PACKAGES;

/**
 * Whether the programs are installed, for `describe.skipIf(!requirePeer("sipp"))`. A missing one is told loudly with the
 * command that installs it, and is an error where CI=true: there a skipped test would pass for a green one.
 */
export function requirePeer(...names: PeerName[]): boolean {
  const missing = names.filter((name) => !installed(name));
  if (missing.length === 0) return true;
  const packages = missing.flatMap((name) => PACKAGES[name]).join(" ");
  const words = `Not installed: ${missing.join(", ")}. Interop tests need it: apt-get install --no-install-recommends ${packages}`;
  if (process.env.CI === "true") throw new Error(words);
  process.stderr.write(`\nSKIPPED INTEROP TESTS. ${words}\n\n`);
  return false;
}

function installed(name: string): boolean {
  // Daemons stand in /usr/sbin, which a user's PATH may lack.
  return [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"].some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
