import type { Dictionary } from "./entry.ts";
import { day, ett, isZero, number } from "./render.ts";

/** Errors of numbers on their way to a registry that succeeds this one. */
export const succession = {
  SuccessionNotOpen: {
    title: "Numbers do not move to a successor yet.",
    reason: "Governance names a successor 90 days before the first number moves.",
    found: (successor, today) =>
      isZero(successor) ? "no successor was announced" : `successor ${successor} on ${day(today)}`,
    needed: (successor, _, opensOn) =>
      isZero(successor) ? "a successor whose 90 days are over" : `${day(opensOn)} or later`,
    remedy: "Wait for that day. Until then the number stays here as it is.",
  },
  SuccessionFinal: {
    title: "The registry has its successor for good.",
    reason: "Once a successor takes numbers in, those that moved there must not lose it.",
    found: (successor, today, opensOn) =>
      `successor ${successor}, which takes numbers in since ${day(opensOn)}, on ${day(today)}`,
    needed: (_, __, opensOn) => `a day before ${day(opensOn)}`,
    remedy: "Let the registry named announce what is to follow it: numbers move on from there.",
  },
  PredecessorNotClosed: {
    title: "The number could still be claimed in the registry before this one.",
    reason: "A number is held in one registry only, so its country is closed there before it is given out here.",
    found: (n, closedFor) =>
      `${number(n)}, ${isZero(closedFor) ? "whose country is not closed before" : `closed for ${closedFor}`}`,
    needed: (_, __, needed) => `its country closed for ${needed}`,
    remedy: "Close the country with closeForSuccessor of the old registry's authority desk, which anybody may call.",
  },
  NotPredecessor: {
    title: "Numbers arrive only from the registry that this one succeeds.",
    reason: "The old registry burns a number there when it sends it here.",
    found: (found) => found,
    needed: (_, needed) => (isZero(needed) ? "nobody: this registry succeeds none" : needed),
    remedy: "Move the number with moveToSuccessor of the old registry.",
  },
  NumberLiveElsewhere: {
    title: "The number lives in another registry.",
    reason: "A number is held in one registry only: the old one until its holder moves it, the successor afterwards.",
    found: (n, registry) => `${number(n)}, in ${registry}`,
    needed: () => "a number that is held in no other registry",
    remedy: "Ask for the number in the registry named.",
  },
  DepositClassDiffers: {
    title: "The number's deposit class means another amount here.",
    reason: "What was paid for a number must come back at its release.",
    found: (depositClass, found) => `class ${depositClass} of ${ett(found)}`,
    needed: (_, __, needed) => ett(needed),
    remedy: "Ask governance to give both registries the same deposit classes.",
  },
} satisfies Partial<Dictionary>;
