import type { Board } from "./board/board.ts";

/** What was started, and has to be stopped. */
interface Stoppable {
  stop(): Promise<void>;
}

/** How long a stop waits for parts that are on their way up; they end with this process at the latest. */
const PATIENCE_MS = 5_000;

/** Starts the parts of a stack, each as soon as those that it needs are up, and stops them in reverse. */
export interface BringUp {
  /**
   * Starts a part when all that it needs is there, with which `start` is called. What it gives back is stopped by `stop` if it
   * can be stopped.
   */
  part<const N extends readonly Promise<unknown>[], T>(
    name: string,
    needs: N,
    start: (...have: { [K in keyof N]: Awaited<N[K]> }) => Promise<T>,
    note?: (up: T) => string,
  ): Promise<T>;
  /** Stops what is up, last started first, and whatever comes up later at once. Never throws. */
  stop(): Promise<void>;
}

export function bringUp(board: Board, onFailure: (name: string, error: unknown) => void = () => {}): BringUp {
  const up: Stoppable[] = [];
  const pending = new Set<Promise<unknown>>();
  const tired = Promise.withResolvers<void>();
  let stopping = false;

  return {
    part(name, needs, start, note = () => "") {
      const started = Promise.all(needs).then(async (have) => {
        if (stopping) throw new Stopped();
        board.set(name, "starts");
        try {
          const part = await start(...(have as never));
          if (isStoppable(part)) up.push(part);
          board.set(name, "up", note(part));
          return part;
        } catch (error) {
          if (!stopping) {
            board.set(name, "failed");
            onFailure(name, error);
          }
          throw error;
        }
      });
      // Told by `onFailure`, and to whoever awaits this part or one that needs it.
      const settled = started.catch(() => {}).finally(() => pending.delete(settled));
      pending.add(settled);
      return started;
    },
    async stop() {
      stopping = true;
      const patience = setTimeout(() => tired.resolve(), PATIENCE_MS);
      await Promise.race([Promise.all(pending), tired.promise]);
      clearTimeout(patience);
      for (const part of up.splice(0).reverse()) await part.stop().catch(() => {});
    },
  };
}

/** Thrown to whoever waits for a part that is not started any more. */
export class Stopped extends Error {
  override name = "Stopped";
  constructor() {
    super("The stack is being stopped.");
  }
}

function isStoppable(part: unknown): part is Stoppable {
  return typeof part === "object" && part !== null && "stop" in part && typeof part.stop === "function";
}
