import { ethereum } from "@graphprotocol/graph-ts";
import { Action } from "../../generated/schema";
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
