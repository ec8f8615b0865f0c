import { ethereum } from "@graphprotocol/graph-ts";
import { Action, Contest, Number } from "../../generated/schema";
import { ofEvent } from "../id";

/** An action with its place in the chain; the caller adds whom it concerned and saves it. */
export function newAction(event: ethereum.Event, kind: string): Action {
  const action = new Action(ofEvent(event));
  action.kind = kind;
  action.block = event.block.number.toI32();
  action.timestamp = event.block.timestamp.toI64();
  action.transaction = event.transaction.hash;
  action.logIndex = event.logIndex.toI32();
  return action;
}

/** An action on a number that is as it is after it. */
export function actionOn(number: Number, event: ethereum.Event, kind: string): Action {
  const action = newAction(event, kind);
  action.number = number.id;
  if (number.range != 0) action.range = number.range;
  if (number.carrier != 0) action.carrier = number.carrier;
  if (number.profile != 0) action.profile = number.profile;
  action.sequence = number.sequence;
  return action;
}

export function actionOnContest(contest: Contest, number: Number, event: ethereum.Event, kind: string): Action {
  const action = actionOn(number, event, kind);
  action.contest = contest.id;
  action.authority = contest.authority;
  return action;
}
