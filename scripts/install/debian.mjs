// The Debian packages that tests need beside what npm brings: real peers and a real browser.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** A program that tests run, and the package that brings it. */
export const PROGRAMS = [
  { program: "chromium", package: "chromium" },
  { program: "sipp", package: "sip-tester" },
  { program: "dig", package: "dnsutils" },
  { program: "curl", package: "curl" },
  { program: "kamailio", package: "kamailio" },
];

/** @returns {string[]} the packages of programs that are not installed */
export function missingPackages(isInstalled = onPath) {
  return PROGRAMS.filter(({ program }) => !isInstalled(program)).map(({ package: name }) => name);
}

/** @param {string[]} packages */
export function installCommand(packages) {
  return `apt-get install -y --no-install-recommends ${packages.join(" ")}`;
}

/**
 * Installs what is missing where it may, that is, as root on a Debian; else tells which command would.
 * @param {(line: string) => void} say
 * @param {{ missing?: string[], mayInstall?: boolean, run?: (command: string) => boolean }} [options]
 * @returns {boolean} whether everything is there now
 */
export function ensurePackages(
  say,
  { missing = missingPackages(), mayInstall = isRootOnDebian(), run = runShell } = {},
) {
  if (missing.length === 0) return true;
  const command = installCommand(missing);
  if (!mayInstall) {
    say(`Tests with real peers need ${missing.join(", ")}. As root: apt-get update && ${command}`);
    return false;
  }
  say(`Installing ${missing.join(", ")} for tests with real peers.`);
  if (run("apt-get update") && run(command)) return true;
  say(`apt-get could not install them; see above. By hand: ${command}`);
  return false;
}

/** @param {string} command */
function runShell(command) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, { shell: true, env, stdio: ["ignore", 2, 2] }).status === 0;
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && onPath("apt-get");
}

/** @param {string} program */
function onPath(program) {
  // Daemons stand in /usr/sbin, which a user's PATH may lack.
  return [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"].some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
