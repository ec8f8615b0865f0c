import { type Change, LogDecoder, RegistryModel, type Resolution, type StoredRecord } from "@dots/protocol";
import type { BlockRef, Header } from "./block.ts";
import type { ChainLog } from "./chainSource.ts";
import { NameTree } from "./nameTree.ts";

/** So many blocks can be rolled back; a deeper reorganisation makes the replica begin anew. */
export const DEPTH = 128;

/** The contracts whose events are followed. */
export type Contracts = ConstructorParameters<typeof LogDecoder>[0] & { portingDesk: `0x${string}` };

/** A block that can be rolled back, with what it changed. */
export interface UndoBlock {
  block: BlockRef;
  changes: readonly Change[];
}

/** What a store keeps, in the order it happens; each is one transaction. */
export type Commit =
  /** `changes` happened up to `head`, too far back to be undone. */
  | { kind: "absorb"; head: BlockRef; changes: readonly Change[] }
  /** Blocks up to `floor` need no longer be undone. */
  | { kind: "extend"; blocks: readonly UndoBlock[]; floor: BlockRef }
  /** Newest first. `head` is the block that is left. */
  | { kind: "rollBack"; blocks: readonly UndoBlock[]; head: BlockRef };

/**
 * The bridge's own copy of the routing state, as of one block. No I/O: blocks come in by method, and what a store must
 * keep goes out by `onCommit`. Everything here happens at once, so that no answer sees half a block.
 */
export class Replica {
  readonly decoder: LogDecoder;
  /** Told of each change of state, before anybody is answered from it. */
  onCommit: (commit: Commit) => void = () => {};
  readonly #contracts: Contracts;
  readonly #listeners = new Set<(head: BlockRef) => void>();
  #model: RegistryModel;
  #tree = new NameTree();
  #head: BlockRef | null = null;
  /** Oldest first; the last one is the head. Without the block that was absorbed last, which cannot be undone. */
  #blocks: UndoBlock[] = [];
  #floor: BlockRef | null = null;

  constructor(contracts: Contracts) {
    this.#contracts = contracts;
    this.decoder = new LogDecoder(contracts);
    this.#model = new RegistryModel({ desk: contracts.portingDesk });
  }

  /** The block as of which everything here is; null as long as nothing is known. */
  get head(): BlockRef | null {
    return this.#head;
  }

  /** The registry as of `head`; for reading only. */
  get model(): Pick<RegistryModel, "nextChange" | "record" | "records" | "count"> {
    return this.#model;
  }

  get tree(): Pick<NameTree, "hasPublicBelow" | "hasPrivateBelow"> {
    return this.#tree;
  }

  /** Blocks that can be rolled back, oldest first. */
  get blocks(): readonly UndoBlock[] {
    return this.#blocks;
  }

  /** Where calls to the number go as of `head`; null as long as nothing is known. */
  resolve(number: bigint): Resolution | null {
    return this.#head && this.#model.resolve(number, this.#head.timestamp);
  }

  /** The block under the oldest that can be rolled back; null as long as nothing is known. */
  get floor(): BlockRef | null {
    return this.#floor;
  }

  /** Where calls to the number go by the range of `located` alone (RFC 4694), as of `head`. */
  resolveByRange(number: bigint, located: bigint): Resolution | null {
    return this.#head && this.#model.resolveByRange(number, located, this.#head.timestamp);
  }

  /** Our block of that number, if it can still be told. */
  at(number: number): BlockRef | null {
    if (this.#floor?.number === number) return this.#floor;
    const first = this.#blocks[0]?.block.number;
    return first === undefined ? null : (this.#blocks[number - first]?.block ?? null);
  }

  /** Takes in the logs of many blocks up to `head`; none of them can be undone afterwards. */
  absorb(head: BlockRef, logs: readonly ChainLog[]): void {
    const changes = this.#apply(logs);
    this.#blocks = [];
    this.#floor = head;
    this.onCommit({ kind: "absorb", head, changes });
    this.#setHead(head);
  }

  /**
   * Goes over to a branch, oldest block first, whose first parent is one of our blocks: what stands above that one is
   * rolled back. Says how many blocks were. Throws where the branch hangs in the air.
   */
  follow(branch: readonly { header: Header; logs: readonly ChainLog[] }[]): number {
    const first = branch[0];
    if (!first) return 0;
    const { parentHash, number } = first.header;
    if (this.at(number - 1)?.hash !== parentHash) throw new RangeError(`Block ${number} does not follow any of ours.`);
    const rolledBack = this.rollBackTo(number - 1, { silent: true });
    const blocks = branch.map(({ header: { number, hash, timestamp }, logs }) => ({
      block: { number, hash, timestamp },
      changes: this.#apply(logs),
    }));
    this.#blocks.push(...blocks);
    const excess = Math.max(0, this.#blocks.length - DEPTH);
    const forgotten = this.#blocks.splice(0, excess).at(-1);
    if (forgotten) this.#floor = forgotten.block;
    this.onCommit({ kind: "extend", blocks, floor: this.#floor! });
    this.#setHead(blocks.at(-1)!.block);
    return rolledBack;
  }

  /** Rolls back to our block of that number and says how many blocks went. Throws where it is too deep. */
  rollBackTo(number: number, { silent = false } = {}): number {
    const left = this.at(number);
    if (!left) throw new RangeError(`Block ${number} is none of ours, or too deep to be rolled back to.`);
    const gone = this.#blocks.filter(({ block }) => block.number > number).reverse();
    if (gone.length === 0) return 0;
    for (const { changes } of gone) {
      for (const change of [...changes].reverse()) {
        this.#model.undo(change);
        this.#tree.undo(change);
      }
    }
    this.#blocks.splice(-gone.length);
    this.onCommit({ kind: "rollBack", blocks: gone, head: left });
    if (silent) this.#head = left;
    else this.#setHead(left);
    return gone.length;
  }

  /** Forgets everything, without a word to the store. */
  clear(): void {
    this.#model = new RegistryModel({ desk: this.#contracts.portingDesk });
    this.#tree = new NameTree();
    this.#head = null;
    this.#blocks = [];
    this.#floor = null;
  }

  /** Takes in what a store kept, without telling it. */
  restore(records: Iterable<StoredRecord>, blocks: readonly UndoBlock[], floor: BlockRef, head: BlockRef): void {
    for (const stored of records) {
      this.#model.restore(stored);
      this.#tree.apply({ ...stored, before: undefined, after: stored.record } as Change);
    }
    this.#blocks = [...blocks];
    this.#floor = floor;
    this.#setHead(head);
  }

  /** Calls `listener` with each new head until the function given back is called. */
  onHead(listener: (head: BlockRef) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #apply(logs: readonly ChainLog[]): Change[] {
    const changes: Change[] = [];
    for (const log of logs) {
      const event = this.decoder.decode(log);
      const change = event && this.#model.apply(event);
      if (!change) continue;
      this.#tree.apply(change);
      changes.push(change);
    }
    return changes;
  }

  #setHead(head: BlockRef): void {
    this.#head = head;
    for (const listener of this.#listeners) listener(head);
  }
}
