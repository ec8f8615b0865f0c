import { type Change, RANGE_PRIVATE, type RangeRecord } from "@dots/protocol";

type Counts = Map<number, number>;

/**
 * How many held numbers and ranges stand strictly below each prefix: what DNS needs to tell an empty name with something
 * below it from a name that is not there (RFC 8020). Kept from the changes of the model.
 */
export class NameTree {
  readonly #numbers: Counts = new Map();
  readonly #publicRanges: Counts = new Map();
  readonly #privateRanges: Counts = new Map();

  /** Takes in a change as it is applied. */
  apply(change: Change): void {
    this.#shift(change, 1);
  }

  /** Takes a change back. */
  undo(change: Change): void {
    this.#shift(change, -1);
  }

  /** Whether the public tree has anything below the prefix. Numbers whose range is gone count as public. */
  hasPublicBelow(prefix: bigint): boolean {
    const key = Number(prefix);
    return this.#publicRanges.has(key) || this.#numbers.has(key);
  }

  hasPrivateBelow(prefix: bigint): boolean {
    return this.#privateRanges.has(Number(prefix));
  }

  #shift(change: Change, sign: 1 | -1): void {
    if (change.table === "number") {
      const was = change.before?.standing === "held" ? 1 : 0;
      const is = change.after?.standing === "held" ? 1 : 0;
      add(this.#numbers, change.key, sign * (is - was));
    } else if (change.table === "range") {
      add(this.#countsOf(change.before), change.key, -sign);
      add(this.#countsOf(change.after), change.key, sign);
    }
  }

  #countsOf(range: RangeRecord | undefined): Counts | null {
    if (!range) return null;
    return (range.flags & RANGE_PRIVATE) === 0 ? this.#publicRanges : this.#privateRanges;
  }
}

function add(counts: Counts | null, key: number, difference: number): void {
  if (counts === null || difference === 0) return;
  for (let prefix = Math.trunc(key / 10); prefix > 0; prefix = Math.trunc(prefix / 10)) {
    const count = (counts.get(prefix) ?? 0) + difference;
    if (count === 0) counts.delete(prefix);
    else counts.set(prefix, count);
  }
}
