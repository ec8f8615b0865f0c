/**
 * Calls `stop` once when this process is asked to end: by Ctrl-C, by SIGTERM, by its terminal being closed, or by the shell
 * script that started it being gone. Asking again changes nothing, since Ctrl-C may come both from the terminal and from npm.
 */
export function onStopSignal(stop: () => void): void {
  let asked = false;
  const once = () => {
    if (asked) return;
    asked = true;
    stop();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, once);
  if (process.channel) {
    process.on("disconnect", once);
    process.channel.unref(); // it must not keep this process alive
  }
}
