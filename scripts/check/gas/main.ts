// `npm run gas`: what the operations cost, how large the contracts are and where their storage lies, against the snapshots
// that are committed. Any difference fails; `-- --update` writes them anew, and the difference shows in the commit.
// `-- --breakdown` also prints where the gas goes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import hre from "hardhat";
import { publishedContracts } from "../../generate/contracts.ts";
import { runtimeSize, solcLayout } from "./artifacts.ts";
import { printBreakdown } from "./printBreakdown.ts";
import { runScenarios } from "./scenarios.ts";
import { storageLayout } from "./storageLayout.ts";
import { targets } from "./targets.ts";

/** EIP-170. */
const LARGEST_CODE = 24_576;
const root = fileURLToPath(new URL("../../..", import.meta.url));
const update = process.argv.includes("--update");
let complaints = 0;

function complain(line: string): void {
  complaints++;
  console.error(line);
}

await hre.tasks.getTask("build").run({ quiet: true, noTests: true });

const ours = publishedContracts.map(({ artifact }) => artifact).filter(({ source }) => source.startsWith("contracts/"));
const sizes = Object.fromEntries(ours.map((name) => [name.contract, runtimeSize(root, name)]));
for (const [name, size] of Object.entries(sizes)) {
  if (size > LARGEST_CODE) complain(`${name} has ${size} bytes of code, at most ${LARGEST_CODE}`);
}
const layouts = Object.fromEntries(ours.map((name) => [name.contract, storageLayout(solcLayout(root, name))]));

const { ethers, provider } = await hre.network.create();
const measured = await runScenarios(ethers, provider);
const gas: Record<string, number> = {};
for (const [key, found] of measured) gas[key] = found.gas;
for (const [key, { fresh }] of measured) if (!key.startsWith("resolve.")) gas[`fresh.${key}`] = fresh;

console.log("operation                 gas    target     %   fresh  target");
for (const [key, found] of measured) {
  const target = targets[key];
  const share = target ? ((100 * (found.gas - target.gas)) / target.gas).toFixed(1) : "";
  const columns = [String(found.gas).padStart(9), String(target?.gas ?? "").padStart(9), share.padStart(6)];
  const slots = key.startsWith("resolve.")
    ? ""
    : `${String(found.fresh).padStart(7)} ${String(target?.fresh ?? "").padStart(7)}`;
  console.log(`${key.padEnd(20)} ${columns.join(" ")} ${slots}`.trimEnd());
}

if (process.argv.includes("--breakdown")) {
  const [deployer] = await ethers.getSigners();
  await printBreakdown(provider, deployer!.address as `0x${string}`, measured);
}

for (const [name, content] of Object.entries({ gas, size: sizes, "storage-layout": layouts })) {
  const file = join(root, "snapshots", `${name}.json`);
  const text = `${JSON.stringify(content, null, 2)}\n`;
  if (update) {
    mkdirSync(join(root, "snapshots"), { recursive: true });
    writeFileSync(file, text);
  } else {
    compare(`snapshots/${name}.json`, readSnapshot(file), content);
  }
}

function readSnapshot(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

function compare(file: string, wanted: Record<string, unknown>, found: Record<string, unknown>): void {
  for (const key of new Set([...Object.keys(wanted), ...Object.keys(found)])) {
    const [before, now] = [JSON.stringify(wanted[key]), JSON.stringify(found[key])];
    if (before !== now) complain(`${file}: ${key} was ${before ?? "not there"}, is ${now ?? "not there"}`);
  }
}

if (complaints > 0) console.error("If this is meant, run `npm run gas -- --update` and commit the difference.");
process.exit(complaints === 0 ? 0 : 1);
