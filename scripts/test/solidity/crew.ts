import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";

/** Work for processes that stay loaded: each is set up once, and then asked one thing after another. */
export interface Crew<Setup, Job, Answer> {
  /** The program, which begins with `serve`. */
  worker: URL;
  setup: Setup;
  /** Jobs of one group go to one process, in their order. */
  groups: readonly (readonly Job[])[];
  /** After so long a job is given up, and its process replaced. */
  longestMs: number;
  /** Called with undefined for a job that was given up. */
  onAnswer(job: Job, answer: Answer | undefined): void;
}

const SETUP_MS = 600_000;

type Message<Setup, Job> = { setup: Setup } | { job: Job };

/** Has all jobs done, by as many processes as there are processors, two at most. */
export async function runCrew<Setup, Job, Answer>(crew: Crew<Setup, Job, Answer>): Promise<void> {
  // The large groups first, so that no process is left with one at the end.
  const groups = crew.groups.toSorted((a, b) => a.length - b.length);
  const processes = Math.min(2, availableParallelism(), groups.length);
  await Promise.all(Array.from({ length: processes }, work));

  async function work(): Promise<void> {
    let worker: ChildProcess | undefined;
    for (let group = groups.pop(); group; group = groups.pop()) {
      for (const job of group) {
        worker ??= await start();
        const answer = (await ask(worker, { job }, crew.longestMs)) as { done: Answer } | undefined;
        crew.onAnswer(job, answer?.done);
        if (answer) continue;
        worker.kill("SIGKILL");
        worker = undefined;
      }
    }
    worker?.disconnect();
  }

  async function start(): Promise<ChildProcess> {
    const worker = fork(crew.worker, { serialization: "advanced" });
    if (!(await ask(worker, { setup: crew.setup }, SETUP_MS))) throw new Error("A process does not get ready.");
    return worker;
  }

  /** The answer, or undefined where none came in time. A process that ends by itself has a fault that is not the job's. */
  async function ask(worker: ChildProcess, message: Message<Setup, Job>, limitMs: number): Promise<unknown> {
    const ended = new AbortController();
    const timeout = AbortSignal.timeout(limitMs);
    const onExit = () => ended.abort(new Error("A process ended before its work was done."));
    worker.once("exit", onExit);
    worker.send(message);
    try {
      const [answer] = await once(worker, "message", { signal: AbortSignal.any([timeout, ended.signal]) });
      return answer;
    } catch (error) {
      if (timeout.aborted) return undefined;
      throw ended.signal.reason ?? error;
    } finally {
      worker.off("exit", onExit);
    }
  }
}

/** What a process of a crew does: it is set up, and then does jobs until its parent has no more. */
export function serve<Setup, Job, Answer>(setUp: (setup: Setup) => (job: Job) => Promise<Answer>): void {
  let work: ((job: Job) => Promise<Answer>) | undefined;
  process.on("message", async (message: Message<Setup, Job>) => {
    if ("setup" in message) work = setUp(message.setup);
    process.send!({ done: "job" in message ? await work!(message.job) : null });
  });
  process.on("disconnect", () => process.exit());
}
