/** The fewest prefixes that together hold the complete numbers from `first` to `last`, both included, and no others. */
export function coveringPrefixes(first: bigint, last: bigint): bigint[] {
  if (first > last) throw new RangeError(`A block of numbers from ${first} to ${last} is empty.`);
  if (first.toString().length !== last.toString().length) {
    throw new RangeError(`A block's numbers are of one length, ${first} and ${last} are not.`);
  }
  const prefixes: bigint[] = [];
  for (let next = first; next <= last; ) {
    let size = 1n;
    while (next % (size * 10n) === 0n && next + size * 10n - 1n <= last) size *= 10n;
    prefixes.push(next / size);
    next += size;
  }
  return prefixes;
}
