import { HIGHEST_DIGITS } from "../../number/number.ts";
import type { Dictionary } from "./entry.ts";
import { day, ett, lengths, number, policy, prefix, word } from "./render.ts";

/** Errors of NumberRegistry's own. */
export const numbering = {
  NumberMalformed: {
    title: "This is no E.164 number or prefix.",
    found: (found) => found.toString(),
    needed: () => `1 to ${HIGHEST_DIGITS} digits, the first of them 1 to 9`,
    remedy: "Write the number with its country code, as +1 212 555 0123.",
  },
  NumberLengthRefused: {
    title: "The number is too short or too long for its range.",
    found: (n, found) => `${number(n)}, ${found} digits`,
    needed: (_, __, fewest, most) => (fewest === most ? `${most} digits` : `${fewest} to ${most} digits`),
    remedy: "Check the number for a missing or doubled digit.",
  },
  NumberTaken: {
    title: "Somebody holds this number already.",
    found: (n, holder) => `${number(n)}, held by ${holder}`,
    needed: () => "a number that nobody holds",
    remedy: "Choose another number, or ask its holder to transfer it.",
  },
  NumberNotHeld: {
    title: "Nobody holds this number.",
    found: (n) => number(n),
    needed: () => "a number that somebody holds",
    remedy: "Claim it first.",
  },
  NumberInQuarantine: {
    title: "The number was released and still rests.",
    reason: "Callers may still mean its last holder.",
    found: (n, today) => `${number(n)} on ${day(today)}`,
    needed: (_, __, freeOn) => `${day(freeOn)} or later`,
    remedy: "Claim it on that day, or choose another number.",
  },
  SequenceExhausted: {
    title: "The number has used up its 65,535 changes.",
    found: (n) => number(n),
    needed: () => "a number with changes left",
    remedy: "Release it: nothing else is possible with it.",
  },
  NotHolder: {
    title: "The caller does not hold the number and has no approval of its holder.",
    found: (n, found) => `${found} for ${number(n)}`,
    needed: (_, __, holder) => holder,
    remedy: "Use the wallet that holds the number.",
  },
  RangeMissing: {
    title: "No range encloses this number.",
    reason: "Numbers are claimed from ranges that an authority allocated to a carrier.",
    found: (n) => number(n),
    needed: () => "a number inside a range",
    remedy: "Choose a number of an allocated range.",
  },
  RangeNotOpen: {
    title: "This range is not open to claims by everybody.",
    found: (p, found) => `range ${prefix(p)}, claim policy ${policy(found)}`,
    needed: () => `claim policy ${policy(1)}, or a caller whom the policy admits`,
    remedy: "Ask the range's carrier, or choose a number of an open range.",
  },
  PrefixEnding: {
    title: "Notice was given to this prefix: nothing new begins there.",
    found: (p, endsOn) => `${prefix(p)}, which ends on ${day(endsOn)}`,
    needed: () => "a prefix without notice",
    remedy: "Choose a number of another range. Numbers claimed before are not touched.",
  },
  NoticeNotOver: {
    title: "The prefix cannot be taken back yet.",
    found: (p, today, endsOn) =>
      `${prefix(p)} on ${day(today)}, ${endsOn === 0 ? "without notice" : `ends on ${day(endsOn)}`}`,
    needed: (_, __, endsOn) => (endsOn === 0 ? "notice of 30 days at least" : `${day(endsOn)} or later`),
    remedy: "Give notice first, then wait for its day.",
  },
  ProfileNotOfRange: {
    title: "The route profile does not belong to the range's carrier, or is not open.",
    found: (p, profile, found) => `profile ${profile} of carrier ${found} in range ${prefix(p)}`,
    needed: (_, __, ___, needed) => `an open profile of carrier ${needed}`,
    remedy: "Leave the profile out to take the range's default, or choose one of its carrier.",
  },
  CarrierNotActive: {
    title: "The carrier is not active.",
    reason: "It never joined, gave notice, or has left.",
    found: (carrier) => `carrier ${carrier}`,
    needed: () => "an active carrier",
    remedy: "Choose another carrier.",
  },
  NotCarrierOwner: {
    title: "The caller does not own the carrier.",
    found: (carrier, found) => `${found} for carrier ${carrier}`,
    needed: (_, __, owner) => owner,
    remedy: "Use the carrier's own account.",
  },
  DepositAboveHighest: {
    title: "The deposit is higher than the claim allows.",
    found: (_, highest) => `at most ${ett(highest)}`,
    needed: (needed) => ett(needed),
    remedy: "Ask for a fresh quote and allow its deposit.",
  },
  DepositClassUnknown: {
    title: "There is no such deposit class.",
    found: (found) => `class ${found}`,
    needed: (_, count) => (count === 0n ? "a class, of which there are none yet" : `0 to ${count - 1n}`),
    remedy: "Choose a class of the table.",
  },
  DepositClassRefused: {
    title: "The deposit class cannot be added.",
    found: (amount, _, count) => `${ett(amount)} as class ${count}`,
    needed: (_, highest) => `at most ${ett(highest)}, and at most 256 classes`,
    remedy: "Choose a lower amount, or use a class that is there.",
  },
  NotNearestAuthority: {
    title: "The caller is not the authority nearest above this prefix.",
    found: (p, found) => `${found} for ${prefix(p)}`,
    needed: (_, __, needed) => needed,
    remedy: "Ask the holder of the nearest enclosing authority or range.",
  },
  PrefixTaken: {
    title: "A range or authority stands at this prefix already.",
    found: (p) => prefix(p),
    needed: () => "a prefix where none stands",
    remedy: "Choose a longer prefix, or take the present one back first.",
  },
  PrefixNotGiven: {
    title: "No range or authority stands at this prefix.",
    found: (p) => prefix(p),
    needed: () => "the prefix of a range or authority",
    remedy: "Look up the ranges and authorities below yours.",
  },
  RangeLengthNotOpen: {
    title: "Ranges of this length are not open in the country.",
    found: (p, found) => `${prefix(p)}, ${found} digits`,
    needed: (_, __, open) => `a prefix of ${lengths(open)} digits`,
    remedy: "Allocate at an open length, or ask the country's authority to open this one.",
  },
  RangeLengthsRefused: {
    title: "The lengths of ranges in a country cannot be set so.",
    found: (code, found) => `${lengths(found)} digits in ${prefix(code)}`,
    needed: (_, __, present) => `at most four lengths, with those open now: ${lengths(present)}`,
    remedy: "Keep the open lengths and add to them up to four.",
  },
  TermsRefused: {
    title: "The terms of the range or delegation contradict each other or their enclosing prefix.",
    found: (p, what, found) => `${word(what)} ${found} at ${prefix(p)}`,
    needed: (_, __, ___, needed) => `${needed}`,
    remedy: "Correct the term named.",
  },
  NotDesk: {
    title: "Only the desk named for it may call this function.",
    reason: "Rare rules live in desks, which check what the registry then carries out.",
    found: (found) => found,
    needed: (_, needed) => needed,
    remedy: "Call the desk.",
  },
  PaymentValue: {
    title: "The authorization to pay is for another amount than is due.",
    reason: "An authorization is carried out whole or not at all.",
    found: (found) => ett(found),
    needed: (_, needed) => ett(needed),
    remedy: "Sign an authorization of exactly the amount due.",
  },
  RecipientRefused: {
    title: "The number's token would be stuck there.",
    found: (n, to) => `${number(n)} to ${to}`,
    needed: () => "a wallet, or the porting desk with an order",
    remedy: "To port the number use safeTransferFrom with an order; to give it back use release.",
  },
  TooManyNumbers: {
    title: "Too many numbers are asked for in one call.",
    found: (found) => `${found}`,
    needed: (_, highest) => `at most ${highest}`,
    remedy: "Ask in several calls.",
  },
  EtherRefused: {
    title: "ETH came along with a call that takes none.",
    found: (found) => `${found} wei`,
    needed: () => "no ETH",
    remedy: "Send it without ETH: deposits and fees are paid in ETT.",
  },
} satisfies Partial<Dictionary>;
