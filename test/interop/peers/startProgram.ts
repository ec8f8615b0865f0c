import { spawn } from "node:child_process";

/** What is kept of a program's output, in characters: enough to tell why it failed. */
const KEPT = 200_000;
const PATIENCE = 5_000;

export interface Program {
  readonly pid: number;
  /** Standard output and standard error so far, as they came; the last 200,000 characters. */
  output(): string;
  /** The exit code, or the name of the signal that ended it; undefined while it runs. */
  ended(): number | string | undefined;
  /** Resolves with what `ended` says then. */
  readonly end: Promise<number | string>;
  /** Asks it to end (SIGTERM), and after 5 s makes it end. */
  stop(): Promise<void>;
}

export interface ProgramOptions {
  cwd?: string;
  /** Added to this process's environment. */
  env?: Record<string, string>;
}

/** Starts a program that ends at the latest when this process does. Throws where it cannot be started at all. */
export async function startProgram(command: string, args: string[], options: ProgramOptions = {}): Promise<Program> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin`, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let ended: number | string | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      output = (output + text).slice(-KEPT);
    });
  }
  const killChild = () => child.kill("SIGKILL");
  process.once("exit", killChild);
  const end = new Promise<number | string>((resolve) => {
    child.once("close", (code, signal) => {
      process.off("exit", killChild);
      ended = code ?? signal ?? "gone";
      resolve(ended);
    });
  });
  await new Promise((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
  return {
    pid: child.pid!,
    output: () => output,
    ended: () => ended,
    end,
    async stop() {
      if (ended !== undefined) return;
      child.kill("SIGTERM");
      const force = setTimeout(killChild, PATIENCE);
      await end;
      clearTimeout(force);
    },
  };
}
