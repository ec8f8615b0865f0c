/**
 * A bucket of tokens per source: `burst` at most, refilled by `perSecond`. The table is bounded too: when it is full, the
 * source seen first is forgotten, which gives that source a full bucket again and costs nobody else anything.
 */
export class TokenBuckets {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #sources: number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor({ perSecond, burst, sources }: { perSecond: number; burst: number; sources: number }) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#sources = sources;
  }

  /** Takes a token of `source`; false when there is none. `now` in milliseconds. */
  take(source: string, now: number): boolean {
    let bucket = this.#buckets.get(source);
    if (!bucket) {
      if (this.#buckets.size >= this.#sources) this.#buckets.delete(this.#buckets.keys().next().value!);
      bucket = { tokens: this.#burst, at: now };
      this.#buckets.set(source, bucket);
    }
    bucket.tokens = Math.min(this.#burst, bucket.tokens + ((now - bucket.at) / 1000) * this.#perSecond);
    bucket.at = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  get size(): number {
    return this.#buckets.size;
  }
}
