// npm passes no signal on that it alone is sent. Whoever ends `npm start` so would leave the whole stack running: it shows
// only in the parent, which is another one from then on.

const EVERY_MS = 1_000;

/**
 * Tells once that this process's parent is gone. Keeps no process alive by itself.
 * @param {() => void} tell
 * @param {{ parent?: () => number, everyMs?: number }} [options]
 */
export function whenOrphaned(tell, { parent = () => process.ppid, everyMs = EVERY_MS } = {}) {
  const first = parent();
  const timer = setInterval(() => {
    if (parent() === first) return;
    clearInterval(timer);
    tell();
  }, everyMs);
  timer.unref();
}
