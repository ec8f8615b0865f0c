export const SECONDS_A_DAY = 86_400;

/** The day of a block's timestamp (seconds) as the contracts count them: since 1970, in UTC. */
export function dayOf(timestamp: number): number {
  return Math.trunc(timestamp / SECONDS_A_DAY);
}
