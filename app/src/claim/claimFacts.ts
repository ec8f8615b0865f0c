import type { ClaimTerms } from "../chain/numberView.ts";
import { showAmount } from "../design/amount.ts";
import { countDays } from "../design/days.ts";
import type { Fact } from "../design/Facts.tsx";

/** A number must have been held this long to rest after its release (`contracts/numbering`). */
const HELD_DAYS_BEFORE_REST = 7;

/** The quote of a claim: what is paid, what comes back and when, who carries calls. */
export function claimFacts({ deposit, quarantineDays, profile, carrier }: ClaimTerms, carrierName: string): Fact[] {
  const amount = showAmount(BigInt(deposit), "ETT");
  const rest =
    quarantineDays === 0
      ? "Afterwards anybody may claim the number at once."
      : `Afterwards the number rests for ${countDays(quarantineDays)} if you held it for ${HELD_DAYS_BEFORE_REST} days or more.`;
  return [
    { label: "Deposit", value: amount },
    {
      label: "Comes back",
      value: amount,
      note: `The whole of it, in the transaction that releases the number. ${rest}`,
    },
    {
      label: "Calls go by",
      value: carrierName,
      note:
        profile === 0
          ? `Carrier ${carrier} has set no route yet.`
          : `Route profile ${profile}. You can port away at any time.`,
    },
  ];
}

/** What everybody must know before he puts his name to a number. */
export const PRIVACY_NOTE =
  "Which address holds a number is public for ever, also after a release. If it must not point to you, claim with a fresh address that somebody else has paid for.";
