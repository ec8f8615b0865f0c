import { bytesToHex, type Hex, hexToBytes, keccak256 } from "viem";
import { BaseError } from "../errors/base.ts";

const WORD = 32;
/** A thousand megabytes of memory: who gives out more numbers posts several roots. */
export const MOST_LEAVES = 2 ** 24;
const FIRST_ROOM = 1_024;

/**
 * A Merkle tree over leaves in the order in which they came (`claimLeaf` of each voucher). It keeps 64 bytes a leaf and
 * nothing of the vouchers, so that they can be streamed; pairs are sorted, and what has no partner moves up as it is, so that
 * OpenZeppelin's MerkleProof verifies its proofs.
 */
export class ClaimTree {
  /** Level 0 are the leaves, the last is the root: words one after another. */
  readonly #levels: readonly Uint8Array[];

  private constructor(levels: readonly Uint8Array[]) {
    this.#levels = levels;
  }

  /** Builds a tree of 1 to `MOST_LEAVES` leaves from a list, a generator or a stream. */
  static async build(leaves: Iterable<Hex> | AsyncIterable<Hex>): Promise<ClaimTree> {
    let words = new Uint8Array(FIRST_ROOM * WORD);
    let size = 0;
    for await (const leaf of leaves) {
      if (size === MOST_LEAVES) throw treeError(`more than ${MOST_LEAVES} leaves`, "Post several roots.");
      if (size * WORD === words.length) words = grown(words);
      words.set(wordOf(leaf), size++ * WORD);
    }
    if (size === 0) throw treeError("no leaves", "Build the tree of one voucher or more.");
    const levels: Uint8Array[] = [words.subarray(0, size * WORD)];
    for (let level = levels[0]!; level.length > WORD; level = levels.at(-1)!) levels.push(levelAbove(level));
    return new ClaimTree(levels);
  }

  get size(): number {
    return this.#levels[0]!.length / WORD;
  }

  get root(): Hex {
    return wordAt(this.#levels.at(-1)!, 0);
  }

  /** What leads from the leaf at `index` (0 for the first that came) to the root. */
  proof(index: number): Hex[] {
    if (!Number.isInteger(index) || index < 0 || index >= this.size) {
      throw treeError(`leaf ${index}`, `Ask for a leaf from 0 to ${this.size - 1}.`);
    }
    const proof: Hex[] = [];
    let at = index;
    for (const level of this.#levels) {
      const partner = at ^ 1;
      if (partner * WORD < level.length) proof.push(wordAt(level, partner));
      at >>= 1;
    }
    return proof;
  }
}

/** Whether a proof leads from a leaf to a root: MerkleProof's `verify`. */
export function verifyClaimProof(root: Hex, leaf: Hex, proof: readonly Hex[]): boolean {
  const node = proof.reduce<Uint8Array>((below, partner) => join(below, wordOf(partner)), wordOf(leaf));
  return bytesToHex(node) === root.toLowerCase();
}

function levelAbove(level: Uint8Array): Uint8Array {
  const count = level.length / WORD;
  const above = new Uint8Array(Math.ceil(count / 2) * WORD);
  for (let i = 0; i < count; i += 2) {
    const left = level.subarray(i * WORD, (i + 1) * WORD);
    const right = level.subarray((i + 1) * WORD, (i + 2) * WORD);
    above.set(right.length === 0 ? left : join(left, right), (i / 2) * WORD);
  }
  return above;
}

/** A node from the two below it, the smaller first. */
function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const pair = new Uint8Array(2 * WORD);
  const [first, second] = isSmaller(a, b) ? [a, b] : [b, a];
  pair.set(first);
  pair.set(second, WORD);
  return keccak256(pair, "bytes");
}

function isSmaller(a: Uint8Array, b: Uint8Array): boolean {
  const i = a.findIndex((byte, n) => byte !== b[n]);
  return i !== -1 && a[i]! < b[i]!;
}

function grown(words: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * words.length);
  larger.set(words);
  return larger;
}

function wordOf(hash: Hex): Uint8Array {
  const word = hexToBytes(hash);
  if (word.length !== WORD) throw treeError(`a hash of ${word.length} bytes`, `Give hashes of ${WORD} bytes.`);
  return word;
}

function wordAt(level: Uint8Array, index: number): Hex {
  return bytesToHex(level.subarray(index * WORD, (index + 1) * WORD));
}

function treeError(found: string, remedy: string): BaseError {
  return new BaseError({ code: "ClaimTree", title: "This is no tree of vouchers.", found, remedy });
}
