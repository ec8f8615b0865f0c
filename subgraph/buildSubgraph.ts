import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { BaseError } from "@dots/protocol";
import { manifest } from "./manifest.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const BUILD = join(HERE, "..", "build");
const ABIS = join(HERE, "..", "protocol", "src", "generated", "abi");
const CONTRACTS = [
  "NumberRegistry",
  "PortingDesk",
  "AuthorityDesk",
  "ClaimDesk",
  "VerificationDesk",
  "VerifierRegistry",
  "CarrierRegistry",
  "RouteProfiles",
];

export interface BuiltSubgraph {
  /** What graph-node is given: subgraph.yaml and all that it names. */
  folder: string;
  /** False if everything it is made of was as it is now when it was last built. */
  fresh: boolean;
}

/**
 * Builds the subgraph with graph-cli into build/subgraph (build/subgraph-NETWORK for others than the local one). It works in
 * a folder of its own until all is well, so that two builds at once do not disturb each other or whoever reads the last one.
 */
export async function buildSubgraph(target: { chainId: number; network: string }): Promise<BuiltSubgraph> {
  const yaml = manifest(await readFile(join(HERE, "subgraph.template.yaml"), "utf8"), target);
  const home = join(BUILD, target.network === "local" ? "subgraph" : `subgraph-${target.network}`);
  const folder = join(home, "dist");
  const inputs = await fingerprint(yaml);
  if ((await inputsOf(home)) === inputs) return { folder, fresh: false };

  const work = `${home}.${process.pid}`;
  await rm(work, { recursive: true, force: true });
  await mkdir(join(work, "abis"), { recursive: true });
  await cp(join(HERE, "src"), join(work, "src"), { recursive: true });
  await writeFile(join(work, "schema.graphql"), await schema());
  for (const name of CONTRACTS) await cp(join(ABIS, `${name}.json`), join(work, "abis", `${name}.json`));
  await writeFile(join(work, "subgraph.yaml"), yaml);
  try {
    await graph(work, "codegen", "subgraph.yaml");
    await graph(work, "build", "subgraph.yaml", "--output-dir", "dist");
    await writeFile(join(work, "inputs"), inputs);
    await putInPlace(work, home, inputs);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return { folder, fresh: true };
}

async function putInPlace(work: string, home: string, inputs: string): Promise<void> {
  const old = `${work}.old`;
  await rename(home, old).catch(() => undefined);
  try {
    await rename(work, home);
  } catch (error) {
    // Another build was quicker by a hair; it will do if it was made of the same.
    if ((await inputsOf(home)) !== inputs) throw error;
  } finally {
    await rm(old, { recursive: true, force: true });
  }
}

function inputsOf(home: string): Promise<string> {
  return readFile(join(home, "inputs"), "utf8").catch(() => "");
}

/** What the build is made of, in one hash. */
async function fingerprint(yaml: string): Promise<string> {
  const hash = createHash("sha256").update(yaml);
  const sources = (await readdir(join(HERE, "src"), { recursive: true })).filter((name) => name.endsWith(".ts")).sort();
  hash.update(await schema());
  const files = [
    ...sources.map((name) => join(HERE, "src", name)),
    join(HERE, "package.json"),
    ...CONTRACTS.map((name) => join(ABIS, `${name}.json`)),
  ];
  for (const file of files) hash.update(`\0${relative(HERE, file)}\0`).update(await readFile(file));
  return hash.digest("hex");
}

/** graph-cli takes one file; ours has a file for each part of the field. */
async function schema(): Promise<string> {
  const folder = join(HERE, "schema");
  const files = (await readdir(folder)).sort();
  return (await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")))).join("\n");
}

async function graph(cwd: string, ...args: string[]): Promise<void> {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve("@graphprotocol/graph-cli/package.json")),
    "bin",
    "run.js",
  );
  try {
    await promisify(execFile)(process.execPath, [cli, ...args], { cwd, maxBuffer: 16_000_000 });
  } catch (cause) {
    const { stdout = "", stderr = "" } = cause as { stdout?: string; stderr?: string };
    const lines = `${stdout}\n${stderr}`
      .split("\n")
      .filter((line) => /^(ERROR|WARNING|✖| in |.{0,3} {2,}\S)/.test(line));
    throw new BaseError({
      code: "SubgraphUnbuilt",
      title: `graph ${args[0]} failed.`,
      reason: lines.filter((line) => !/^\W*at /.test(line)).join("\n") || `${stdout}\n${stderr}`.slice(-2_000),
      remedy: "Mend what it names in subgraph/src or subgraph/schema.",
      cause,
    });
  }
}
