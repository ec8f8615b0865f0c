import { numberRegistryAbi } from "@dots/protocol/abi";
import type { Abi } from "viem";
import { showAmount } from "../design/amount.ts";
import type { PublicSettings } from "../server/settings.ts";
import type { Transaction } from "../transaction/transaction.ts";

/** Gives a number back; the deposit goes to its holder in the same transaction. */
export function releaseTransaction({
  digits,
  display,
  deposit,
  contested,
  settings,
}: {
  digits: string;
  display: string;
  deposit: bigint;
  /** Another wallet contests the number: the release hands it over. */
  contested: boolean;
  settings: PublicSettings;
}): Transaction {
  const amount = showAmount(deposit, "ETT");
  return {
    kind: "release",
    digits,
    title: `Release ${display}`,
    facts: [
      {
        label: "Comes back",
        value: amount,
        note: "The whole deposit, to your wallet, in this transaction.",
      },
      {
        label: "The number",
        value: "no longer yours",
        note: contested
          ? "It passes at once to the wallet that contests it."
          : "Calls to it reach you no more, at once. Somebody else may claim it later.",
      },
    ],
    spends: null,
    call: () => ({
      address: settings.numberRegistry,
      abi: numberRegistryAbi as Abi,
      functionName: "release",
      args: [BigInt(digits)],
    }),
    done: `${display} is released and ${amount} came back.`,
  };
}
