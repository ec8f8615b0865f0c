import { BaseError } from "@dots/protocol";

/** What came back from a party that may be slow, wrong or gone. */
export type Asked<T> = { ok: true; ms: number; answer: T } | { ok: false; reason: string };

const LONGEST_REASON = 300;

/** Runs a question; a failure becomes its reason in words, without addresses that may hold a key. */
export async function asked<T>(ask: () => Promise<T>): Promise<Asked<T>> {
  const start = performance.now();
  try {
    const answer = await ask();
    return { ok: true, ms: Math.max(0, performance.now() - start), answer };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

const ASK_REASONS: Record<string, string> = {
  AskNoAnswer: "The bridge gave no answer in time.",
  AskRefused: "Nothing listens where the bridge should be.",
};

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "no answer";
  if (error instanceof BaseError) return ASK_REASONS[error.code] ?? error.title;
  const short = "shortMessage" in error && typeof error.shortMessage === "string" ? error.shortMessage : error.message;
  const cause = error.cause instanceof Error && error.message === "fetch failed" ? error.cause.message : short;
  return cause.replace(/\b(?:https?|wss?):\/\/\S+/g, "its address").slice(0, LONGEST_REASON);
}
