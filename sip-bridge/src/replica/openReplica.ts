import type { Logger } from "pino";
import { ageOf, type BlockRef } from "./block.ts";
import { type Clock, systemClock } from "./clock.ts";
import { connectChain } from "./connect.ts";
import { Follower } from "./follower.ts";
import { keepSnapshot } from "./keepSnapshot.ts";
import { type Contracts, Replica } from "./replica.ts";
import { Store } from "./store.ts";

export interface ReplicaOptions {
  rpcUrl: string;
  pollMs: number;
  chainId: number;
  startBlock: number;
  contracts: Contracts;
  /** Of the snapshot; null to keep it in memory alone. */
  folder: string | null;
  logger: Pick<Logger, "info" | "warn" | "error">;
  clock?: Clock;
  random?: () => number;
  onReorganised?: (blocks: number) => void;
}

/** A replica that follows its chain and keeps its snapshot. */
export interface OpenReplica {
  replica: Replica;
  /** How it stands with the chain: for health and metrics. */
  state(): { connected: boolean; announced: BlockRef | null; snapshotWritten: boolean };
  close(): Promise<void>;
}

/** Opens the snapshot, answers from it at once, and follows the chain from there. Throws StoreError. */
export function openReplica(options: ReplicaOptions): OpenReplica {
  const { contracts, chainId, folder, logger, onReorganised, clock = systemClock, random = Math.random } = options;
  const registry = contracts.numberRegistry.toLowerCase();
  const store =
    folder === null
      ? null
      : Store.open(folder, { chainId, registry }, (why, path) => {
          logger.warn({ why, path }, "the snapshot is not used and was set aside");
        });
  const replica = new Replica(contracts);
  if (store?.load(replica)) {
    const block = replica.head!;
    const ageSeconds = ageOf(block, clock.now());
    logger.info({ block: block.number, hash: block.hash, ageSeconds }, "answering from the snapshot");
  } else {
    logger.info({}, "no snapshot: nothing is known until the chain tells it");
  }
  const snapshotWritten = store ? keepSnapshot(replica, store, { clock, logger }) : () => true;
  let genesis = store?.genesis ?? null;
  const follower = new Follower({
    connect: () => connectChain(options.rpcUrl, { filter: replica.decoder.filter, pollMs: options.pollMs }),
    replica,
    chainId,
    startBlock: options.startBlock,
    genesis: () => genesis,
    onGenesis(hash) {
      genesis = hash;
      store?.setGenesis(hash);
    },
    startAnew(why) {
      const path = store?.setAside();
      replica.clear();
      logger.warn({ why, ...(path && { path }) }, "beginning anew; what was known is set aside");
    },
    clock,
    random,
    logger,
    ...(onReorganised && { onReorganised }),
  });
  follower.start();
  return {
    replica,
    state: () => ({ connected: follower.connected, announced: follower.announced, snapshotWritten: snapshotWritten() }),
    async close() {
      await follower.stop();
      store?.close();
    },
  };
}
