/** A source of randomness: at least 0, below 1. */
export type Random = () => number;

/** Puts by order, then preference; those equal in both come in an order that `random` chooses, each as often as another. */
export function rank<T extends { order: number; preference: number }>(rules: readonly T[], random: Random): T[] {
  const shuffled = [...rules];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
  }
  // Sorting is stable, so what is equal stays shuffled.
  return shuffled.sort((a, b) => a.order - b.order || a.preference - b.preference);
}

/**
 * q of the `index`th of `count` targets: strictly falling from 1, since proxies ring contacts of equal q at the same time. At
 * most three decimals (RFC 3261 section 20.10).
 */
export function qOf(index: number, count: number): number {
  const step = count <= 10 ? 100 : Math.floor(1000 / count);
  return (1000 - index * step) / 1000;
}
