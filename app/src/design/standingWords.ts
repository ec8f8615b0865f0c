import type { ContestView, NumberView } from "../chain/numberView.ts";
import { showDay, showSecond } from "./days.ts";

/** From the day after these anybody may release a lapsed number (`contracts/verification`). */
const LAPSED_DAYS_BEFORE_SWEEP = 30;

type Lapse = Pick<NumberView, "status" | "verifiedUntil">;

/** What it means that a held number has lapsed; empty if it has not. */
export function lapseWords(view: Lapse & Pick<NumberView, "contest" | "range">): string {
  const { status, verifiedUntil, contest, range } = view;
  if (status !== "lapsed" || verifiedUntil === null) return "";
  const lapsed = `Its verification ran out on ${showDay(verifiedUntil)}, so calls do not reach the holder.`;
  if (contest) return lapsed;
  const sweep = `from ${showDay(verifiedUntil + LAPSED_DAYS_BEFORE_SWEEP + 1)} anybody may release it.`;
  if (range) return `${lapsed} Unless it is renewed, ${sweep}`;
  return `${lapsed} Another wallet may claim it by a verifier's word now; ${sweep}`;
}

/** What the holder can do about it; empty if it has not lapsed. */
export function lapseAdvice({ status, verifiedUntil }: Lapse): string {
  if (status !== "lapsed" || verifiedUntil === null) return "";
  return (
    `Its verification ran out on ${showDay(verifiedUntil)}, so calls do not reach you, and a port does not change that. ` +
    "To renew it, have any accredited verifier call or text the number and bring its voucher for your wallet."
  );
}

/** What a contest means for whoever reads the page, in a block of this time; empty if there is none. */
export function contestWords({ contest, block: { timestamp } }: Pick<NumberView, "contest" | "block">): string {
  if (!contest) return "";
  const { challenger, endsAt, isVoid } = contest;
  const end = showSecond(endsAt);
  if (isVoid)
    return challenger
      ? "Another wallet contested it, but the verifier's word for that wallet counts no more: anybody may end the contest, and the holder keeps the number."
      : "Its numbering authority had decided that the holding ends, but the decision is void: anybody may withdraw it, and the holder keeps the number.";
  if (timestamp >= endsAt)
    return challenger
      ? `Another wallet has a verifier's word that the number is its own, and the holder had not answered by ${end}: anybody may settle it now, and the number is that wallet's.`
      : `By a decision of its numbering authority the holding was to end on ${end}: anybody may carry it out now.`;
  return challenger
    ? `Another wallet has a verifier's word that the number is its own: it is, unless the holder answers by ${end}. Until then it changes neither hands nor carrier.`
    : `By a decision of its numbering authority the holding ends on or after ${end}. Until then it changes neither hands nor carrier.`;
}

/** What the holder can do about it. */
export function contestAdvice({ challenger, endsAt, isVoid }: ContestView, now: number): string {
  const end = showSecond(endsAt);
  if (isVoid)
    return `It is ${challenger ? "contested" : "under a decision"}, which counts no more. It cannot be ported until somebody ends that, as anybody may.`;
  if (!challenger)
    return `Its numbering authority has decided that your holding ends on or after ${end}. It cannot be ported. Your deposit comes back to you.`;
  if (now >= endsAt)
    return `It is contested, and the time to answer was over on ${end}. It passes to the wallet that contests it as soon as anybody settles it, or if you release it; your deposit comes back to you.`;
  return `It is contested, so it cannot be ported. To keep it, have any accredited verifier call or text the number and bring its voucher for your wallet by ${end}. If you release it, it passes to the wallet that contests it.`;
}
