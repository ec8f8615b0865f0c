import { show } from "../errors/show.ts";
import { AskError } from "./askError.ts";

const LONGEST_BODY = 1_048_576;

/** One HTTP question with a bound on time and size; the body is JSON or the question fails with AskError. */
export async function fetchJson(
  url: URL,
  { timeoutMs, ...init }: RequestInit & { timeoutMs: number },
): Promise<{ status: number; body: unknown }> {
  let text: string;
  let status: number;
  try {
    const response = await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
    status = response.status;
    text = await bounded(response);
  } catch (cause) {
    if (cause instanceof AskError) throw cause;
    const late = cause instanceof Error && cause.name === "TimeoutError";
    if (late) throw new AskError("AskNoAnswer", { title: `No answer from ${url.host} within ${timeoutMs} ms.`, cause });
    const why = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
    throw new AskError("AskRefused", { title: `${url.host} cannot be reached.`, found: show(why), cause });
  }
  try {
    return { status, body: JSON.parse(text) };
  } catch (cause) {
    throw new AskError("AskAnswerMalformed", {
      title: `${url.host} answered ${status}, but not in JSON.`,
      found: show(text),
      needed: "JSON",
      cause,
    });
  }
}

async function bounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > LONGEST_BODY) {
      throw new AskError("AskAnswerMalformed", {
        title: "The answer is too long.",
        found: `more than ${LONGEST_BODY} bytes`,
        needed: "a look-up's answer",
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
