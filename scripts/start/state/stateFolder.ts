import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { BaseError } from "@dots/protocol";
import { processIdentity } from "./processIdentity.ts";

/** Ports of the last run, which the next one takes again if nobody else has them: bookmarks stay valid. */
export type Ports = Partial<Record<"chain" | "sip" | "enum" | "http" | "app", number>>;

/** Addresses of a running stack, by part. */
export interface Addresses {
  rpcUrl: string;
  wsUrl: string;
  sip: { host: string; port: number };
  enum: { host: string; port: number; apex: string; privateApex: string };
  http: string;
  /** Left out where the stack runs without graph-node. */
  graphqlUrl?: string;
  /** Left out where it runs without the dApp. */
  app?: string;
}

/** Who runs a stack in a folder, and what for programs, so that the next start can see to what a killed one left. */
export interface Run {
  pid: number;
  identity: string;
  lookup: string;
  children: { pid: number; identity: string; name: string }[];
  /** Only when everything is up. */
  addresses?: Addresses;
}

/** The folder in which a local stack keeps what the next start goes on from. */
export class StateFolder {
  readonly path: string;
  /** One after another: an older note must not replace a newer one. */
  #noting: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.path = resolve(path);
  }

  readonly chain = () => join(this.path, "chain.json");
  readonly bridge = () => join(this.path, "bridge");
  readonly postgres = () => join(this.path, "postgres");
  readonly logs = () => join(this.path, "logs");

  /** Makes the folder, takes hold of it for this process, and begins anew if told so. Throws if another stack runs in it. */
  async take({ reset = false, lookup }: { reset?: boolean; lookup: string }): Promise<Run> {
    await mkdir(this.path, { recursive: true });
    const other = await this.running();
    if (other) throw alreadyRunning(this.path, other);
    await this.#endLeftOvers();
    // Only what a stack makes: the folder may hold other things.
    if (reset) {
      const made = [this.chain(), this.bridge(), this.postgres(), this.logs(), this.#ports()];
      await Promise.all(made.map((path) => rm(path, { recursive: true, force: true })));
    }
    await mkdir(this.logs(), { recursive: true });
    const identity = (await processIdentity(process.pid)) ?? "";
    const run: Run = { pid: process.pid, identity, lookup, children: [] };
    try {
      await writeFile(this.#run(), JSON.stringify(run), { flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      throw alreadyRunning(this.path, (await this.running()) ?? run); // another start was quicker
    }
    return run;
  }

  /** Who runs a stack in this folder now, if anybody does. */
  async running(): Promise<Run | undefined> {
    const run = await readJson<Run>(this.#run());
    return run && run.identity === (await processIdentity(run.pid)) ? run : undefined;
  }

  /** Writes down what this process runs. */
  async note(run: Run): Promise<void> {
    this.#noting = this.#noting.catch(() => {}).then(() => writeJson(this.#run(), run));
    await this.#noting;
  }

  /** Lets go of the folder. */
  async leave(): Promise<void> {
    await this.#noting.catch(() => {});
    await rm(this.#run(), { force: true });
  }

  async ports(): Promise<Ports> {
    return (await readJson<Ports>(this.#ports())) ?? {};
  }

  async keepPorts(ports: Ports): Promise<void> {
    await writeJson(this.#ports(), ports);
  }

  /** Ends the programs of a start that was killed, where the system did not, and forgets it. */
  async #endLeftOvers(): Promise<void> {
    const run = await readJson<Run>(this.#run());
    for (const { pid, identity } of run?.children ?? []) {
      if (identity === (await processIdentity(pid))) process.kill(pid, "SIGKILL");
    }
    await this.leave();
  }

  #run(): string {
    return join(this.path, "run.json");
  }

  #ports(): string {
    return join(this.path, "ports.json");
  }
}

/** A file that cannot be read is as good as none: nothing in it cannot be found anew. */
async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as T;
  } catch {
    return undefined;
  }
}

/** Whole or not at all, also when the machine stops midway. */
async function writeJson(path: string, value: unknown): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(value, null, 2)}\n`);
  await rename(draft, path);
}

function alreadyRunning(path: string, { pid, addresses }: Run): BaseError {
  const page = addresses?.app ?? addresses?.http;
  return new BaseError({
    code: "StackRunning",
    title: page ? `A stack runs in this folder already: ${page}` : "A stack is being started in this folder already.",
    found: `process ${pid} on ${path}`,
    needed: "a folder without one",
    remedy: `Stop it (Ctrl-C in its terminal, or kill ${pid}), or start another in a folder of its own: npm start -- --state DIR`,
  });
}
