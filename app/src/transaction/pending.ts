import { z } from "zod";
import type { Pending } from "./transaction.ts";

const PLACE = "dots.pending";

const pending = z.object({
  kind: z.enum(["claim", "port", "release"]),
  digits: z.string().regex(/^[1-9]\d{0,14}$/),
  title: z.string().max(200),
  done: z.string().max(200),
  account: z.templateLiteral(["0x", z.string().regex(/^[0-9a-fA-F]{40}$/)]),
  chainId: z.int(),
  hash: z.templateLiteral(["0x", z.string().regex(/^[0-9a-f]{64}$/)]),
});

/** Keeps the transaction that is on its way; undefined forgets it. */
export function keepPending(storage: Pick<Storage, "setItem" | "removeItem">, kept: Pending | undefined): void {
  if (kept) storage.setItem(PLACE, JSON.stringify(kept));
  else storage.removeItem(PLACE);
}

/** The transaction that was on its way on this chain when the page was left; anything unreadable counts as none. */
export function pendingOf(storage: Pick<Storage, "getItem">, chainId: number): Pending | undefined {
  try {
    const kept = pending.parse(JSON.parse(storage.getItem(PLACE) ?? ""));
    return kept.chainId === chainId ? kept : undefined;
  } catch {
    return undefined;
  }
}

export { PLACE as PENDING_PLACE };
