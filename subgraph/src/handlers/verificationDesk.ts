import { Action, Number, Release } from "../../generated/schema";
import {
  ContestAnswered,
  ContestDropped,
  ContestOpened,
  ContestWon,
  DecisionCarriedOut,
  DecisionOpened,
  DecisionWithdrawn,
  NumberRenewed,
  NumberSwept,
} from "../../generated/VerificationDesk/VerificationDesk";
import { ofInteger } from "../id";
import { accountOf } from "../store/account";
import { actionOn, actionOnContest } from "../store/action";
import { endContest, newContest } from "../store/contest";
import { keepStake, payDeposit, payStake, takeStake } from "../store/deposits";
import { loadNumber } from "../store/number";
import { loadRegistryState } from "../store/registryState";

export function handleNumberRenewed(event: NumberRenewed): void {
  const params = event.params;
  const number = loadNumber(params.number);
  const state = loadRegistryState();
  state.renewals += 1;
  state.save();

  const action = actionOn(number, event, "renew");
  action.verifier = params.verifier;
  action.verifiedUntil = params.verifiedUntil;
  action.account = number.holder;
  action.save();
}

/** The registry told of the release in the same transaction: now it is known who brought it about. */
export function handleNumberSwept(event: NumberSwept): void {
  const action = explainRelease(loadNumber(event.params.number), "sweep", "sweep");
  action.account = accountOf(event.params.by);
  action.to = event.params.holder;
  action.save();
}

export function handleContestOpened(event: ContestOpened): void {
  const params = event.params;
  const number = loadNumber(params.number);
  const challenger = accountOf(params.challenger);
  const contest = newContest(number, "challenge", accountOf(params.payer), event);
  contest.challenger = challenger;
  contest.verifier = params.verifier;
  contest.profile = ofInteger(params.profile);
  contest.verifiedUntil = params.verifiedUntil;
  contest.stake = params.stake;
  contest.endsAt = params.endsAt.toI64();
  contest.save();
  takeStake(challenger, params.stake);

  const action = actionOnContest(contest, number, event, "openContest");
  action.verifier = params.verifier;
  action.verifiedUntil = params.verifiedUntil;
  action.account = contest.openedBy;
  action.to = challenger;
  action.amount = params.stake;
  action.save();
}

export function handleContestAnswered(event: ContestAnswered): void {
  const params = event.params;
  const number = loadNumber(params.number);
  const contest = endContest(number, "answered", event);
  contest.answeredBy = params.verifier;
  contest.answeredUntil = params.verifiedUntil;
  contest.toHolder = params.toHolder;
  contest.save();
  payStake(params.challenger, contest.stake);

  const action = actionOnContest(contest, number, event, "answerContest");
  action.verifier = params.verifier;
  action.verifiedUntil = params.verifiedUntil;
  action.account = number.holder;
  action.to = params.challenger;
  action.amount = params.toHolder;
  action.save();
}

export function handleContestDropped(event: ContestDropped): void {
  const number = loadNumber(event.params.number);
  const contest = endContest(number, "dropped", event);
  payStake(event.params.challenger, contest.stake);
  if (number.contested) return; // of what the holder conceded the registry tells next

  const action = actionOnContest(contest, number, event, "dropContest");
  action.account = event.params.challenger;
  action.amount = contest.stake;
  action.save();
}

export function handleContestWon(event: ContestWon): void {
  const params = event.params;
  const number = loadNumber(params.number);
  const contest = endContest(number, params.conceded ? "conceded" : "won", event);
  keepStake(params.challenger, contest.stake);
  payDeposit(contest.stake); // the old holder's deposit, which is of the same class

  if (params.conceded) return; // of what the holder conceded the registry tells next

  const action = actionOnContest(contest, number, event, "settleContest");
  action.account = params.oldHolder;
  action.to = params.challenger;
  action.amount = contest.stake;
  action.save();
}

export function handleDecisionOpened(event: DecisionOpened): void {
  const params = event.params;
  const number = loadNumber(params.number);
  const contest = newContest(number, "decision", accountOf(params.authority), event);
  contest.decision = params.decision;
  contest.endsAt = params.endsAt.toI64();
  contest.save();

  const action = actionOnContest(contest, number, event, "openDecision");
  action.account = contest.openedBy;
  action.to = number.holder;
  action.save();
}

export function handleDecisionWithdrawn(event: DecisionWithdrawn): void {
  const number = loadNumber(event.params.number);
  const contest = endContest(number, "withdrawn", event);

  const action = actionOnContest(contest, number, event, "withdrawDecision");
  action.account = accountOf(event.params.by);
  action.to = number.holder;
  action.save();
}

export function handleDecisionCarriedOut(event: DecisionCarriedOut): void {
  const number = loadNumber(event.params.number);
  const conceded = number.contested; // of which the registry tells next
  endContest(number, conceded ? "conceded" : "carriedOut", event);
  if (!conceded) explainRelease(number, "decision", "carryOutDecision").save();
}

/** Says why the number was released just now; gives the action, which the caller completes and saves. */
function explainRelease(number: Number, reason: string, kind: string): Action {
  const release = Release.load(number.latestRelease)!;
  release.reason = reason;
  release.save();
  const action = Action.load(release.id)!;
  action.kind = kind;
  return action;
}
