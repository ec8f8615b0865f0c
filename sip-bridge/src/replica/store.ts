import { mkdirSync } from "node:fs";
import type { BlockRef } from "./block.ts";
import type { Commit, Replica } from "./replica.ts";
import { type Identity, moveAside, SnapshotFile } from "./snapshotFile.ts";
import { cannotWrite, inUse, isBusy, isUnreadable } from "./storeError.ts";

/** Goes up when what is written changes its form; a snapshot of another form is set aside. */
const FORMAT = 2;

/**
 * The snapshot on disk: every record, and the undo records of the blocks that may be rolled back. Each commit is one
 * transaction, so whenever the process ends, the snapshot is that of one block.
 */
export class Store {
  readonly #folder: string;
  readonly #identity: Identity;
  #file: SnapshotFile;
  #genesis: string | null = null;

  private constructor(folder: string, identity: Identity, file: SnapshotFile) {
    this.#folder = folder;
    this.#identity = identity;
    this.#file = file;
  }

  /**
   * Opens the snapshot in `folder`, making it if need be. One of something else, or one that cannot be read, is set aside, and
   * `onSetAside` told why and where it went. Throws StoreError where the folder is in use or cannot be written.
   */
  static open(folder: string, identity: Identity, onSetAside: (why: string, path: string) => void): Store {
    try {
      mkdirSync(folder, { recursive: true });
    } catch (cause) {
      throw cannotWrite(folder, cause);
    }
    let file: SnapshotFile;
    try {
      file = new SnapshotFile(folder);
    } catch (error) {
      if (!isUnreadable(error)) throw isBusy(error) ? inUse(folder, error) : cannotWrite(folder, error);
      onSetAside("it is damaged", moveAside(folder));
      file = new SnapshotFile(folder);
    }
    const store = new Store(folder, identity, file);
    const fault = store.#fault();
    if (fault !== null) onSetAside(fault, store.setAside());
    return store;
  }

  /** Hash of block 0 of the chain that the snapshot follows; null if unknown. */
  get genesis(): string | null {
    return this.#genesis;
  }

  /** Fills an empty replica; false if there is nothing to fill it with. */
  load(replica: Replica): boolean {
    const meta = this.#file.meta();
    if (!meta) return false;
    this.#genesis = meta.genesis;
    replica.restore(this.#file.records(), this.#file.undoBlocks(), meta.floor, meta.head);
    return true;
  }

  /** Writes a commit: when this returns, the end of the process no longer loses it. */
  write(commit: Commit): void {
    this.#file.transaction(() => {
      switch (commit.kind) {
        case "absorb":
          for (const change of commit.changes) this.#file.put(change, change.after);
          this.#file.forgetUpTo(Number.MAX_SAFE_INTEGER);
          return this.#putMeta(commit.head, commit.head);
        case "extend":
          for (const undo of commit.blocks) {
            for (const change of undo.changes) this.#file.put(change, change.after);
            this.#file.putUndo(undo);
          }
          this.#file.forgetUpTo(commit.floor.number);
          return this.#putMeta(commit.floor, commit.blocks.at(-1)!.block);
        case "rollBack":
          for (const { block, changes } of commit.blocks) {
            for (const change of [...changes].reverse()) this.#file.put(change, change.before);
            this.#file.dropUndo(block.number);
          }
          return this.#putMeta(this.#file.meta()?.floor ?? commit.head, commit.head);
      }
    });
  }

  /** Writes all of a replica in place of whatever is there: the way back after a failed write. */
  rewrite(replica: Replica): void {
    const { head, floor, blocks } = replica;
    if (!head || !floor) return;
    this.#file.transaction(() => {
      this.#file.clear();
      for (const stored of replica.model.records()) this.#file.put(stored, stored.record);
      for (const undo of blocks) this.#file.putUndo(undo);
      this.#putMeta(floor, head);
    });
  }

  /** Remembers the chain's block 0 for the commits that follow. */
  setGenesis(hash: string): void {
    this.#genesis = hash;
  }

  /** Puts the snapshot aside and begins an empty one. Gives the path where the old one went. */
  setAside(): string {
    this.#file.close();
    const path = moveAside(this.#folder);
    this.#file = new SnapshotFile(this.#folder);
    this.#genesis = null;
    return path;
  }

  close(): void {
    this.#file.close();
  }

  /** Why what is there cannot be used; null if it can, or if nothing is there. */
  #fault(): string | null {
    const meta = this.#file.meta();
    if (!meta) return null;
    const { chainId, registry } = this.#identity;
    if (meta.format !== FORMAT) return `it has form ${meta.format}, this bridge writes form ${FORMAT}`;
    if (meta.chainId !== chainId) return `it is of chain ${meta.chainId}, needed is ${chainId}`;
    if (meta.registry !== registry) return `it is of registry ${meta.registry}, needed is ${registry}`;
    return null;
  }

  #putMeta(floor: BlockRef, head: BlockRef): void {
    this.#file.putMeta({ format: FORMAT, ...this.#identity, genesis: this.#genesis, floor, head });
  }
}
