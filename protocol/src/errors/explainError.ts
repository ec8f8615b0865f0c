import { decodeErrorResult, type Hex, isHex, size, BaseError as ViemError } from "viem";
import { BaseError } from "./base.ts";
import { contractErrors } from "./dictionary/contractErrors.ts";
import type { ErrorName } from "./dictionary/entry.ts";
import { explainRefusal } from "./explainRefusal.ts";
import { show } from "./show.ts";

const DEEPEST = 16;
const LONGEST_DATA = 65_536;

/**
 * Any failure of a wallet, node or contract in words. Takes whatever viem, ethers or a JSON-RPC error throws, or raw revert
 * data; an error of DOTS's own is given back as it is. Never throws. `code` is the Solidity error's name where a contract
 * refused.
 */
export function explainError(error: unknown): BaseError {
  const chain = causes(error);
  const own = chain.find((each) => each instanceof BaseError);
  if (own) return own;
  for (const each of chain) {
    const data = revertData(each);
    if (data) return explainRevert(data, error);
  }
  return explainTransport(chain, error);
}

function explainRevert(data: Hex, cause: unknown): BaseError {
  let decoded: { errorName: string; args?: readonly unknown[] | undefined };
  try {
    decoded = decodeErrorResult({ abi: contractErrors, data });
  } catch {
    return new BaseError({
      code: "RevertUnknown",
      title: "A contract refused, in a way that is not known here.",
      found: `revert data ${data.slice(0, 10)}`,
      remedy: "Check that the addresses are those of this chain's DOTS contracts.",
      cause,
    });
  }
  const { errorName, args = [] } = decoded;
  if (errorName === "Error" || errorName === "Panic") return explainBuiltIn(errorName, args[0], cause);
  return explainRefusal(errorName as ErrorName, args as never, cause);
}

function explainBuiltIn(name: "Error" | "Panic", value: unknown, cause: unknown): BaseError {
  return new BaseError({
    code: name,
    title: name === "Error" ? "A contract refused with a text." : "A contract failed an inner check.",
    found: name === "Error" ? show(String(value)) : `panic code 0x${(value as bigint).toString(16)}`,
    remedy:
      name === "Error" ? "See what the text says." : "This is a fault of the contract: report it with the transaction.",
    cause,
  });
}

/** What wallets and nodes say, by the names viem gives it or the numbers of EIP-1193 and EIP-1474. */
const TRANSPORT: readonly {
  code: string;
  names: readonly string[];
  numbers: readonly number[];
  title: string;
  remedy: string;
}[] = [
  {
    code: "WalletDeclined",
    names: ["UserRejectedRequestError"],
    numbers: [4001, 5000],
    title: "The request was declined in the wallet.",
    remedy: "Nothing was sent. Try again and confirm it in the wallet.",
  },
  {
    code: "FundsMissing",
    names: ["InsufficientFundsError"],
    numbers: [],
    title: "The account has too little ETH for the network's fee.",
    remedy: "Send some ETH of this chain to the account.",
  },
  {
    code: "ChainMismatch",
    names: ["ChainMismatchError", "SwitchChainError", "ChainNotConfiguredError"],
    numbers: [4902],
    title: "The wallet is on another chain.",
    remedy: "Switch the wallet to the chain of this registry.",
  },
  {
    code: "WaitTooLong",
    names: ["TimeoutError", "WaitForTransactionReceiptTimeoutError"],
    numbers: [],
    title: "The node did not answer in time.",
    remedy: "Look whether the transaction went through before you try again.",
  },
  {
    code: "NodeUnreachable",
    names: ["HttpRequestError", "WebSocketRequestError", "SocketClosedError"],
    numbers: [],
    title: "The chain's node cannot be reached.",
    remedy: "Check the connection and the node's address.",
  },
];

function explainTransport(chain: unknown[], cause: unknown): BaseError {
  for (const { names, numbers, ...words } of TRANSPORT) {
    const hit = chain.some(
      (each) => names.includes(field(each, "name") as string) || numbers.includes(field(each, "code") as number),
    );
    if (hit) return new BaseError({ ...words, cause });
  }
  return new BaseError({
    code: "Unknown",
    title: "Something failed that is not known here.",
    found: show(wordsOf(chain[0])),
    remedy: "Try again; if it stays, report it with the words above.",
    cause,
  });
}

function wordsOf(error: unknown): string {
  if (error instanceof ViemError) return error.shortMessage;
  const words = typeof error === "string" ? error : field(error, "message");
  return typeof words === "string" ? words : `a value of type ${typeof error}`;
}

/** An error and what caused it, outermost first; JSON-RPC errors hide theirs in `data`, `error` and `info`. */
function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  const queue = [error];
  while (queue.length > 0 && chain.length < DEEPEST) {
    const each = queue.shift();
    if (each === undefined || each === null || chain.includes(each)) continue;
    chain.push(each);
    if (typeof each === "object") queue.push(...["cause", "data", "error", "info"].map((name) => field(each, name)));
  }
  return chain;
}

function revertData(value: unknown): Hex | null {
  const found = typeof value === "object" ? (field(value, "raw") ?? field(value, "data")) : value;
  return isHex(found) && found.length <= LONGEST_DATA && size(found) >= 4 ? found : null;
}

/** Reads a property of something hostile: a getter may throw. */
function field(value: unknown, name: string): unknown {
  try {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  } catch {
    return undefined;
  }
}
