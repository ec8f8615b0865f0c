/** How often a condition is looked at, in ms. */
const INTERVAL = 10;

/**
 * Waits until `condition` gives something other than undefined, null or false, and gives that back. After `timeoutMs` it
 * throws with `what` was waited for; an error of the condition itself ends the wait at once.
 */
export async function waitFor<T>(
  what: string,
  condition: () => T | Promise<T>,
  timeoutMs = 10_000,
): Promise<Exclude<T, undefined | null | false>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await condition();
    if (found !== undefined && found !== null && found !== false) return found as Exclude<T, undefined | null | false>;
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}
