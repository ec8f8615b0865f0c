// From whatever Node runs this to the project's own: installs what is missing and goes on there.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { whyInstallAt } from "./dependencies.mjs";
import { whyNotHere } from "./platform.mjs";
import { whenOrphaned } from "./whenOrphaned.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = join(root, "node_modules/.bin");
const node = join(bin, "node");

/** All that is said here goes to stderr: what the command itself says on stdout may be for a program. */
export const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);

/**
 * Runs a script of the project under its own Node, with this process's arguments, until it ends; ends with its exit code.
 * @param {string} script path from the root
 * @param {{ before?: () => void }} [options] `before` runs once packages are installed
 */
export function handOver(script, { before } = {}) {
  const { platform, arch, versions } = process;
  const why = whyNotHere({ platform, arch, node: versions.node });
  if (why) fail(why);
  install();
  before?.();
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}` };
  // The channel tells the script when this process is gone, however it went.
  const child = spawn(node, [join(root, script), ...process.argv.slice(2)], {
    env,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => child.kill(signal));
  whenOrphaned(() => child.kill("SIGTERM"));
  child.on("error", (error) =>
    fail(`The project's own Node does not start: ${error.message}. Remove node_modules and start again.`),
  );
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}

function install() {
  const why = whyInstallAt(root) ?? (existsSync(node) ? undefined : "the project's own Node is missing");
  if (!why) return;
  say(`Installing packages: ${why}. This takes about a minute.`);
  const { status, error } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: root, stdio: ["ignore", 2, 2] });
  if (error) fail(`npm cannot be started: ${error.message}. Needed: npm, which comes with Node.`);
  if (status !== 0)
    fail("npm ci failed; see above. It needs the npm registry to be reachable and 1.5 GB of free disk.");
  if (!existsSync(node))
    fail(
      `npm installed no Node of the project's own for ${process.platform}-${process.arch}. Was it called with --omit=optional?`,
    );
}

/**
 * @param {string} why
 * @returns {never}
 */
function fail(why) {
  say(why);
  process.exit(1);
}
