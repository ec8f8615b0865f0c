import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Child, type ChildOptions, startChild } from "./child.ts";
import { startRelay } from "./relay.ts";

const INSIDE = fileURLToPath(new URL("insideNetwork.ts", import.meta.url));
const LOWEST_PORT = 8_000;

/** What insideNetwork.ts is told on its command line. */
export interface InsidePlan {
  /** Ports of 127.0.0.1 that lead outside, each through its socket file. */
  reach: { port: number; path: string }[];
  /** Ports of the program inside, each offered at its socket file. */
  serve: { port: number; path: string }[];
  program: Pick<ChildOptions, "name" | "command" | "stopSignal" | "orphanSignal"> & { args: string[] };
}

export interface OwnNetworkOptions extends Omit<ChildOptions, "args"> {
  /** Ports of 127.0.0.1 outside that it needs; inside they have the same numbers. */
  reach: number[];
  /** How many ports it is to listen on, and its arguments once they are known. */
  serve: number;
  args: (ports: number[]) => string[];
}

export interface InOwnNetwork extends Child {
  /** Where the ports it listens on are found on 127.0.0.1, in the order given to `args`. */
  ports: number[];
}

/** The command that gives a program a network of its own, as root or as any user; undefined where the system forbids both. */
export async function ownNetworkCommand(): Promise<string[] | undefined> {
  if (process.platform !== "linux") return undefined;
  // A namespace of users of its own undoes what startChild asked of setpriv.
  const tied = ["--", "setpriv", "--pdeathsig", "KILL", "--"];
  for (const flags of [["--net"], ["--user", "--map-root-user", "--net"]]) {
    const command = ["unshare", ...flags, ...tied];
    if (await succeeds([...command, "ip", "link", "set", "lo", "up"])) return command;
  }
  return undefined;
}

/**
 * Starts a program that would listen on all interfaces in a Linux network namespace of its own, where there is nothing but
 * a loopback. Socket files lead in and out, so that it is reached on ports of 127.0.0.1 alone.
 */
export async function startInOwnNetwork(command: string[], options: OwnNetworkOptions): Promise<InOwnNetwork> {
  const folder = await mkdtemp(join(tmpdir(), "dots-net-"));
  const inside = portsBeside(options.reach, options.serve);
  const { name, stopSignal, orphanSignal } = options;
  const plan: InsidePlan = {
    reach: options.reach.map((port) => ({ port, path: join(folder, `out-${port}`) })),
    serve: inside.map((port) => ({ port, path: join(folder, `in-${port}`) })),
    program: { name, command: options.command, args: options.args(inside), stopSignal, orphanSignal },
  };
  const running: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    await Promise.all(running.splice(0).map((part) => part.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const { port, path } of plan.reach) running.push(await startRelay({ path }, { port, host: "127.0.0.1" }));
    const ports: number[] = [];
    for (const { path } of plan.serve) {
      const relay = await startRelay({ port: 0, host: "127.0.0.1" }, { path });
      running.push(relay);
      ports.push(relay.port);
    }
    const [unshare, ...flags] = command as [string, ...string[]];
    const child = await startChild({
      ...options,
      command: unshare,
      args: [...flags, process.execPath, INSIDE, JSON.stringify(plan)],
      stopSignal: "SIGINT",
    });
    void child.end.then(stop);
    return {
      ...child,
      ports,
      async stop() {
        await child.stop();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function portsBeside(taken: number[], count: number): number[] {
  const free = Array.from({ length: count + taken.length }, (_, i) => LOWEST_PORT + i);
  return free.filter((port) => !taken.includes(port)).slice(0, count);
}

function succeeds([command, ...args]: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const path = `${process.env.PATH}:/usr/sbin:/sbin`;
    const child = spawn(command!, args, { stdio: "ignore", env: { ...process.env, PATH: path } });
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}
