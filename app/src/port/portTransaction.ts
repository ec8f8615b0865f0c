import { encodePortOrder } from "@dots/protocol";
import { numberRegistryAbi } from "@dots/protocol/abi";
import type { Abi, Address } from "viem";
import { showAmount } from "../design/amount.ts";
import type { PublicSettings } from "../server/settings.ts";
import type { Transaction } from "../transaction/transaction.ts";

/** What the porting desk quoted, amounts in ETT's smallest unit. */
export interface PortTerms {
  base: bigint;
  donorPart: bigint;
}

/** Ports a number by sending its token to the desk with an order; the token comes back in the same transaction. */
export function portTransaction({
  digits,
  display,
  holder,
  profile,
  from,
  to,
  terms,
  settings,
}: {
  digits: string;
  display: string;
  holder: Address;
  profile: number;
  /** Names of donor and recipient. */
  from: string;
  to: string;
  terms: PortTerms;
  settings: PublicSettings;
}): Transaction {
  const fee = terms.base + terms.donorPart;
  return {
    kind: "port",
    digits,
    title: `Port ${display}`,
    facts: [
      { label: "From", value: from },
      { label: "To", value: to, note: `Route profile ${profile}` },
      {
        label: "Fee",
        value: showAmount(fee, "ETT"),
        note:
          fee === 0n
            ? "A change between profiles of one carrier costs nothing."
            : `${showAmount(terms.base, "ETT")} to the treasury, ${showAmount(terms.donorPart, "ETT")} to the carrier it leaves.`,
      },
      { label: "Deposit", value: "stays", note: "It travels with the number." },
    ],
    spends: { spender: settings.portingDesk, amount: fee },
    call: (permit) => ({
      address: settings.numberRegistry,
      abi: numberRegistryAbi as Abi,
      functionName: "safeTransferFrom",
      args: [
        holder,
        settings.portingDesk,
        BigInt(digits),
        encodePortOrder({
          profile,
          highestFee: fee,
          ...(permit.deadline === 0n ? {} : { permit }),
        }),
      ],
    }),
    done: `${display} is with ${to} now.`,
  };
}
