import type { Dictionary } from "./entry.ts";
import { day, number, prefix, second } from "./render.ts";

/** Errors of VerificationDesk about contests and decisions, and of the registry about contested numbers. */
export const contests = {
  NumberContested: {
    title: "The number is contested.",
    reason: "Until the contest or decision is over it is neither transferred nor ported nor renewed.",
    found: (n) => number(n),
    needed: () => "a number that nobody contests",
    remedy: "Answer the contest, or wait for its end. The holder may release the number.",
  },
  NumberNotContested: {
    title: "The number is not contested.",
    reason: "There is no contest that could end.",
    found: (n) => number(n),
    needed: () => "a number under a contest or a decision",
    remedy: "Nothing is to be done.",
  },
  NoContest: {
    title: "The number is not under a contest of this kind.",
    reason: "A contest by a challenger is answered or settled; an authority's decision is withdrawn or carried out.",
    found: (n) => number(n),
    needed: () => "a number under a contest, or a decision, as the call says",
    remedy: "Look up what the number is under.",
  },
  ContestOfOwn: {
    title: "The challenger holds the number already.",
    reason: "Nobody contests what is his.",
    found: (n, holder) => `${number(n)}, held by ${holder}`,
    needed: () => "a number that another wallet holds",
    remedy: "Renew the verification instead.",
  },
  ChallengerWaits: {
    title: "This wallet contested the number before, and was answered.",
    reason: "An answered challenger waits 90 days, so that a holder is not worn down.",
    found: (n, challenger, today) => `${challenger} for ${number(n)} on ${day(today)}`,
    needed: (_, __, ___, until) => `${day(until)} or later`,
    remedy: "Wait for that day.",
  },
  StakeClass: {
    title: "The voucher names another deposit class than the number's.",
    reason: "The stake of a contest is the number's own deposit: it becomes the deposit if the challenger wins.",
    found: (n, found) => `class ${found} for ${number(n)}`,
    needed: (_, __, needed) => `class ${needed}`,
    remedy: "Have the number verified for its own deposit class.",
  },
  AnswerTooOld: {
    title: "The voucher is older than the contest.",
    reason: "A holder answers by showing that he controls the number now.",
    found: (n, issued) => `issued at ${second(BigInt(issued))} for ${number(n)}`,
    needed: (_, __, openedAt) => `issued at ${second(BigInt(openedAt))} or later`,
    remedy: "Have the number verified again and answer with that voucher.",
  },
  ContestTime: {
    title: "It is too late for an answer, or too early for an end.",
    reason: "A holder answers within 14 days; a decision takes effect at its time.",
    found: (n, at) => `${number(n)} at ${second(at)}`,
    needed: (_, __, endsAt) => `an answer before ${second(BigInt(endsAt))}, an end from then on`,
    remedy: "After that time have the contest settled or the decision carried out; before it, answer.",
  },
  ContestVerifierFell: {
    title: "The verifier of this contest fell.",
    reason:
      "It was suspended or lost its accreditation, or another authority is now nearest above the number, since the contest was opened: nobody wins by its word.",
    found: (n, verifier) => `${number(n)}, contested by the word of verifier ${verifier}`,
    needed: () => "a verifier that stands",
    remedy: "Have the contest dropped: the stake goes back.",
  },
  ContestVerifierStands: {
    title: "The verifier of this contest stands.",
    reason:
      "A contest is dropped only if its verifier fell since it was opened, or another authority is now nearest above the number.",
    found: (n, verifier) => `${number(n)}, contested by the word of verifier ${verifier}`,
    needed: () => "a verifier that fell",
    remedy: "Answer the contest, or have it settled when its time is over.",
  },
  NotNumberAuthority: {
    title: "The caller is not the authority nearest above the number.",
    reason: "Only that authority opens and withdraws decisions about the number.",
    found: (n, found) => `${found} for ${number(n)}`,
    needed: (_, __, needed) => needed,
    remedy: "Use the authority's own account.",
  },
  DecisionVoid: {
    title: "The authority that decided stands no longer.",
    reason: "A decision falls with the version of the authority that took it.",
    found: (n, p, found) => `${number(n)}, decided by ${prefix(p)} in version ${found}`,
    needed: (_, __, ___, needed) => `version ${needed}`,
    remedy: "Have the decision withdrawn, which anybody may do now.",
  },
  DecisionsNotAdmitted: {
    title: "No decision can end a holding of this number.",
    reason: "A range says at its allocation whether decisions hold there.",
    found: (n, p) => `${number(n)}, ${p === 0n ? "in no range" : `in range ${prefix(p)}`}`,
    needed: () => "a number of a range that admits decisions",
    remedy: "Nothing can be done against the holder here.",
  },
  DecisionTime: {
    title: "The decision would take effect too soon or too late.",
    reason: "A holder has 30 days at least, and is not threatened for more than 365.",
    found: (n, found) => `${second(BigInt(found))} for ${number(n)}`,
    needed: (_, __, earliest, latest) => `${second(earliest)} to ${second(latest)}`,
    remedy: "Name a time between the two.",
  },
  NotNumberRegistry: {
    title: "Only the registry concedes a contest in a holder's name.",
    reason: "It has checked that the holder releases the number.",
    found: (found) => found,
    needed: (_, needed) => needed,
    remedy: "Release the number in the registry.",
  },
} satisfies Partial<Dictionary>;
