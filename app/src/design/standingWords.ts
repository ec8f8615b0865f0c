import type { ContestView, NumberView } from "../chain/numberView.ts";
import { showDay, showSecond } from "./days.ts";

/** From the day after these anybody may release a lapsed number (`contracts/verification`). */
const LAPSED_DAYS_BEFORE_SWEEP = 30;

/** What it means that a held number has lapsed; empty if it has not. */
export function lapseWords({ status, verifiedUntil }: Pick<NumberView, "status" | "verifiedUntil">): string {
  if (status !== "lapsed" || verifiedUntil === null) return "";
  const sweptFrom = showDay(verifiedUntil + LAPSED_DAYS_BEFORE_SWEEP + 1);
  return (
    `Its verification ran out on ${showDay(verifiedUntil)}, so calls do not reach the holder. Another wallet may claim it ` +
    `by a verifier's word now; from ${sweptFrom} anybody may release it.`
  );
}

/** What a contest means for whoever reads the page; empty if there is none. */
export function contestWords({ contest }: Pick<NumberView, "contest">): string {
  if (!contest) return "";
  return contest.challenger
    ? `Another wallet has a verifier's word that the number is its own: it is, unless the holder answers by ${showSecond(contest.endsAt)}. Until then it changes neither hands nor carrier.`
    : `By a decision of its numbering authority the holding ends on or after ${showSecond(contest.endsAt)}. Until then it changes neither hands nor carrier.`;
}

/** What the holder can do about it. */
export function contestAdvice({ challenger, endsAt }: ContestView): string {
  return challenger
    ? `It is contested, so it cannot be ported. To keep it, have any accredited verifier call or text the number and bring its voucher for your wallet by ${showSecond(endsAt)}. If you release it, it passes to the wallet that contests it.`
    : `Its numbering authority has decided that your holding ends on or after ${showSecond(endsAt)}. It cannot be ported. Your deposit comes back to you.`;
}
