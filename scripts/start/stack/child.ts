import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { BaseError } from "@dots/protocol";

/** What is kept of a program's output to tell why it failed, in characters. */
const KEPT = 20_000;
const PATIENCE_MS = 10_000;

export interface ChildOptions {
  /** What errors and the log call it, as "graph-node". */
  name: string;
  command: string;
  args: readonly string[];
  cwd?: string;
  /** Added to this process's environment. */
  env?: Record<string, string>;
  /** Another user to run as; needs root. */
  user?: { uid: number; gid: number };
  /** What asks it to end. Default SIGTERM. */
  stopSignal?: "SIGTERM" | "SIGINT" | undefined;
  /** What it gets where this process is killed before it can ask. Default: the same. */
  orphanSignal?: "SIGTERM" | "SIGINT" | "SIGKILL" | undefined;
  /** Gets each line of its output. */
  onLine?: (line: string) => void;
  /** Told once if it ends before `stop` was called. */
  onCrash?: ((error: BaseError) => void) | undefined;
}

export interface Child {
  readonly pid: number;
  /** Its last lines, for an error. */
  lastLines(): string;
  /** The last 20,000 characters of its output. */
  output(): string;
  /** Waits for a line of its output; throws if the child ends before, or after `timeoutMs`. */
  line(pattern: RegExp, timeoutMs: number): Promise<RegExpMatchArray>;
  /** Resolves when it has ended, with its exit code; null if a signal ended it. */
  readonly end: Promise<number | null>;
  /** Throws if it has ended. */
  alive(): void;
  /** Asks it to end, and after 10 s makes it end. */
  stop(): Promise<void>;
}

/** Programs that this process has running, by process id, with the name that errors and the log call them. */
export const runningChildren: ReadonlyMap<number, string> = new Map();

/** Starts a program of the local stack. It ends with this process, whatever way this process ends. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { name, stopSignal = "SIGTERM" } = options;
  const child = spawnTied(options);
  let output = "";
  let ended: string | undefined;
  let stopping = false;
  const watchers = new Set<(line: string) => void>();

  // With whatever it started itself: it leads a process group of its own.
  const killChild = () => {
    try {
      process.kill(-child.pid!, "SIGKILL");
    } catch {
      child.kill("SIGKILL");
    }
  };
  process.once("exit", killChild);
  for (const stream of [child.stdout!, child.stderr!]) {
    let rest = "";
    stream.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-KEPT);
      const lines = (rest + text).split("\n");
      rest = lines.pop()!.slice(-KEPT);
      for (const line of lines) {
        options.onLine?.(line);
        for (const watcher of watchers) watcher(line);
      }
    });
  }
  const death = () =>
    new BaseError({
      code: "ProgramEnded",
      title: `${name} ended by itself (${ended}).`,
      reason: lastLines(output),
      remedy: "Read its last lines above; start again when the cause is gone.",
    });
  const end = new Promise<number | null>((resolve) => {
    child.once("close", (code, signal) => {
      process.off("exit", killChild);
      if (child.pid !== undefined) (runningChildren as Map<number, string>).delete(child.pid);
      ended = code === null ? `signal ${signal}` : `exit code ${code}`;
      resolve(code);
      if (!stopping && child.pid !== undefined) options.onCrash?.(death());
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", (cause) =>
      reject(
        new BaseError({
          code: "ProgramUnstartable",
          title: `${name} cannot be started.`,
          found: cause.message,
          remedy: "Run `npm install` again; if it stays so, see whether this system can run the program.",
          cause,
        }),
      ),
    );
  });

  (runningChildren as Map<number, string>).set(child.pid!, name);

  return {
    pid: child.pid!,
    end,
    output: () => output,
    lastLines: () => lastLines(output),
    alive() {
      if (ended !== undefined) throw death();
    },
    line: (pattern, timeoutMs) =>
      new Promise((resolve, reject) => {
        const seen = output
          .split("\n")
          .map((line) => line.match(pattern))
          .find(Boolean);
        if (seen) return resolve(seen);
        const settle = (result: RegExpMatchArray | BaseError) => {
          clearTimeout(timer);
          watchers.delete(watch);
          if (result instanceof Error) reject(result);
          else resolve(result);
        };
        const watch = (line: string) => {
          const match = line.match(pattern);
          if (match) settle(match);
        };
        const timer = setTimeout(() => settle(silence(name, timeoutMs, output)), timeoutMs);
        watchers.add(watch);
        void end.then(() => settle(death()));
      }),
    async stop() {
      stopping = true;
      if (ended !== undefined) return;
      child.kill(stopSignal);
      const force = setTimeout(killChild, PATIENCE_MS);
      await end;
      clearTimeout(force);
    },
  };
}

function lastLines(output: string): string {
  return output.trimEnd().split("\n").slice(-8).join("\n");
}

/**
 * Linux can signal a child when its parent dies, even by SIGKILL; `setpriv` of util-linux asks for it. Without it a killed
 * `npm start` would leave its programs running.
 */
function spawnTied({ command, args, cwd, env, user, ...options }: ChildOptions): ChildProcess {
  const { stopSignal = "SIGTERM", orphanSignal = stopSignal } = options;
  const setpriv = process.platform === "linux" ? onPath("setpriv") : undefined;
  const tied: [string, readonly string[]] = setpriv
    ? [setpriv, ["--pdeathsig", orphanSignal.slice(3), "--", command, ...args]]
    : [command, args];
  return spawn(...tied, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own: Ctrl-C in the terminal reaches this process alone, which stops the parts in their order.
    detached: true,
    ...(user && { uid: user.uid, gid: user.gid }),
  });
}

function onPath(name: string): string | undefined {
  return [...(process.env.PATH ?? "").split(delimiter), "/usr/bin"]
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

function silence(name: string, timeoutMs: number, output: string): BaseError {
  return new BaseError({
    code: "ProgramNotReady",
    title: `${name} was not ready within ${timeoutMs / 1000} s.`,
    reason: lastLines(output),
    remedy: "See whether the machine is short of memory or processors, then start again.",
  });
}
