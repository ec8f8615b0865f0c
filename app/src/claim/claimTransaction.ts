import { numberRegistryAbi } from "@dots/protocol/abi";
import type { Abi, Address } from "viem";
import type { ClaimTerms } from "../chain/numberView.ts";
import type { PublicSettings } from "../server/settings.ts";
import type { Transaction } from "../transaction/transaction.ts";
import { claimFacts, PRIVACY_NOTE } from "./claimFacts.ts";

/** Claims a number for `holder` on the range's default route, at the deposit that was quoted and not a wei more. */
export function claimTransaction({
  digits,
  display,
  terms,
  carrierName,
  holder,
  settings,
}: {
  digits: string;
  display: string;
  terms: ClaimTerms;
  carrierName: string;
  holder: Address;
  settings: PublicSettings;
}): Transaction {
  const deposit = BigInt(terms.deposit);
  const contract = {
    address: settings.numberRegistry,
    abi: numberRegistryAbi as Abi,
  };
  const claim = [BigInt(digits), holder, 0, deposit] as const;
  return {
    kind: "claim",
    digits,
    title: `Claim ${display}`,
    facts: claimFacts(terms, carrierName),
    note: PRIVACY_NOTE,
    spends: { spender: settings.numberRegistry, amount: deposit },
    call: (permit) =>
      permit.deadline === 0n
        ? { ...contract, functionName: "claim", args: claim }
        : {
            ...contract,
            functionName: "claimWithPermit",
            args: [...claim, permit],
          },
    done: `${display} is yours.`,
  };
}
