/** Runs `task` for new values, never twice at a time; of the values that come meanwhile only the newest gets its turn. */
export function latest<T>(task: (value: T) => Promise<void>): (value: T) => void {
  let next: { value: T } | undefined;
  let running = false;
  const run = async () => {
    running = true;
    while (next) {
      const { value } = next;
      next = undefined;
      await task(value);
    }
    running = false;
  };
  return (value) => {
    next = { value };
    if (!running) void run();
  };
}
