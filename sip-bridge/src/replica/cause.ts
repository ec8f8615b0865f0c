const DEEPEST = 5;

/**
 * Why a connection failed, in a few words without the node's URL, which may hold a key: the system's code where there is
 * one (`ECONNREFUSED`), else the first line of the message.
 */
export function causeOf(failure: unknown): string {
  let words: string | undefined;
  for (let error = failure, depth = 0; typeof error === "object" && error !== null && depth < DEEPEST; depth++) {
    const { code, message, cause, error: inner } = error as Record<string, unknown>;
    if (typeof code === "string") return code;
    if (typeof message === "string" && message !== "") words ??= message.split("\n")[0];
    // A WebSocket's ErrorEvent has its error inside, an Error its cause.
    error = cause ?? inner;
  }
  return (words ?? "no reason given").replace(/\b(?:wss?|https?):\/\/\S+/g, "the node");
}
