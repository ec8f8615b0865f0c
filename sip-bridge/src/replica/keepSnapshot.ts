import type { Logger } from "pino";
import type { Clock } from "./clock.ts";
import type { Commit, Replica } from "./replica.ts";
import type { Store } from "./store.ts";

/** After a failed write (a full disk) so much time passes before all is written anew. */
const RETRY_AFTER_MS = 30_000;

/**
 * Writes whatever the replica does to its store. A write that fails does not stop the bridge: the snapshot stays as it was,
 * and is written whole when there may be room again. Gives a function that says whether the snapshot is up to date.
 */
export function keepSnapshot(
  replica: Replica,
  store: Pick<Store, "write" | "rewrite">,
  { clock, logger }: { clock: Clock; logger: Pick<Logger, "info" | "error"> },
): () => boolean {
  let failedAt: number | null = null;

  function attempt(write: () => void): boolean {
    try {
      write();
      return true;
    } catch (error) {
      failedAt = clock.now();
      logger.error({ cause: String(error) }, "the snapshot cannot be written; a restart would begin at an older block");
      return false;
    }
  }

  let behind = false;
  replica.onCommit = (commit: Commit) => {
    if (failedAt === null) attempt(() => store.write(commit));
    else if (clock.now() >= failedAt + RETRY_AFTER_MS) behind = true;
  };
  // The commit comes before the replica's state is that of its head; the whole is written after it is.
  replica.onHead(() => {
    if (!behind) return;
    behind = false;
    if (!attempt(() => store.rewrite(replica))) return;
    failedAt = null;
    logger.info({ head: replica.head?.number }, "the snapshot is written again");
  });
  return () => failedAt === null;
}
