// Whether what node_modules holds is what package-lock.json asks for. Runs on the system's Node, without any package.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, os?: string | string[], cpu?: string | string[], libc?: string | string[] }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 * @typedef {{ platform: string, arch: string, libc: string | undefined }} System
 */

/**
 * Why `npm ci` is needed, in words; undefined if it is not. npm writes `node_modules/.package-lock.json` at the end of every
 * install, so it is missing after one that was cut short.
 * @param {Lock} lock what package-lock.json says
 * @param {Lock | undefined} installed what node_modules/.package-lock.json says
 * @param {System} system
 * @returns {string | undefined}
 */
export function whyInstall(lock, installed, system) {
  if (!installed) return "nothing is installed yet";
  const have = installed.packages ?? {};
  for (const [path, wanted] of Object.entries(lock.packages ?? {})) {
    if (!path.includes("node_modules/") || wanted.link || !isFor(wanted, system)) continue;
    const found = have[path];
    if (!found && isDispensable(wanted)) continue;
    if (!found) return `${path} is missing`;
    if (found.version !== wanted.version) return `${path} is ${found.version}, package-lock.json has ${wanted.version}`;
  }
  return undefined;
}

/**
 * Optional packages that name no system are what other systems' optional packages need: npm leaves them out here.
 * @param {LockedPackage} wanted
 */
function isDispensable({ optional, os, cpu, libc }) {
  return Boolean(optional) && !os && !cpu && !libc;
}

/**
 * @param {LockedPackage} wanted
 * @param {System} system
 */
function isFor({ os, cpu, libc }, system) {
  return admits(os, system.platform) && admits(cpu, system.arch) && (!libc || admits(libc, system.libc));
}

/**
 * npm's rule for `os`, `cpu` and `libc`: a name or some, or names with a `!` before them.
 * @param {string | string[] | undefined} field
 * @param {string | undefined} found
 */
function admits(field, found) {
  if (!field) return true;
  const names = [field].flat();
  if (names.includes(`!${found}`)) return false;
  const wanted = names.filter((name) => !name.startsWith("!"));
  return wanted.length === 0 || wanted.some((name) => name === found || name === "any");
}

/**
 * @param {string} root
 * @returns {string | undefined}
 */
export function whyInstallAt(root) {
  const lock = readJson(join(root, "package-lock.json"));
  if (!lock) return "package-lock.json cannot be read";
  return whyInstall(lock, readJson(join(root, "node_modules/.package-lock.json")), thisSystem());
}

/** @returns {System} */
function thisSystem() {
  const { platform, arch } = process;
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report?.getReport() ?? {});
  return {
    platform,
    arch,
    libc: platform === "linux" ? (report.header?.glibcVersionRuntime ? "glibc" : "musl") : undefined,
  };
}

/**
 * @param {string} path
 * @returns {Lock | undefined}
 */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
