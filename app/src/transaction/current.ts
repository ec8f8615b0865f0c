import type { Config } from "wagmi";
import { getConnection } from "wagmi/actions";
import type { PublicSettings } from "../server/settings.ts";
import { followPending, type KeptPermit, run } from "./engine.ts";
import { keepPending, pendingOf } from "./pending.ts";
import type { Stage } from "./state.ts";
import { toolsOf } from "./tools.ts";
import type { Pending, Transaction } from "./transaction.ts";

/** The one transaction that a page is about: what it is, where it stands, and what may be done with it. */
export interface Current {
  /** Undefined after a reload: what was declared is gone, what was sent is not. */
  transaction: Transaction | undefined;
  title: string;
  digits: string;
  done: string;
  stage: Stage;
}

let current: Current | undefined;
let ended = new AbortController();
let kept: KeptPermit = {};
const listeners = new Set<() => void>();

export function currentTransaction(): Current | undefined {
  return current;
}

export function listenCurrent(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens a transaction for review. With `sign` it goes on at once: for a wallet that does not ask. */
export function review(transaction: Transaction): void {
  kept = {};
  begin({ transaction, ...namesOf(transaction), stage: { stage: "review" } });
}

/** Has the reviewed transaction signed and sent, or tries again after a failure. */
export async function sign(config: Config, settings: PublicSettings): Promise<void> {
  const { address } = getConnection(config);
  const transaction = current?.transaction;
  if (!transaction || !address) return;
  const signal = begin({
    ...current!,
    stage: { stage: "sign", asking: "network" },
  });
  await run(transaction, toolsOf(config, settings, address), kept, nowSeconds, teller(signal), signal);
}

/** Goes on with the transaction that was on its way when the page was left, if there is one. */
export function resume(config: Config, settings: PublicSettings): void {
  const pending = current ? undefined : pendingOf(localStorage, settings.chainId);
  if (pending) void again(config, settings, pending);
}

/** Closes the dialog. What was sent goes on; unless its end is known, it is taken up again at the next page. */
export function close(): void {
  ended.abort();
  current = undefined;
  for (const listener of listeners) listener();
}

/** Forgets a transaction of which no receipt ever came. */
export function forget(): void {
  keepPending(localStorage, undefined);
  close();
}

async function again(config: Config, settings: PublicSettings, pending: Pending): Promise<void> {
  const stage: Stage = { stage: "sent", hash: pending.hash };
  const signal = begin({ transaction: undefined, ...namesOf(pending), stage });
  await followPending(pending, toolsOf(config, settings, pending.account), teller(signal), signal);
}

function namesOf({ title, digits, done }: Pick<Transaction, "title" | "digits" | "done">) {
  return { title, digits, done };
}

function begin(next: Current): AbortSignal {
  ended.abort();
  ended = new AbortController();
  current = next;
  for (const listener of listeners) listener();
  return ended.signal;
}

function teller(signal: AbortSignal): (stage: Stage) => void {
  return (stage) => {
    if (signal.aborted || !current) return;
    current = { ...current, stage };
    for (const listener of listeners) listener();
  };
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1_000);
}
