import { Bytes, dataSource } from "@graphprotocol/graph-ts";
import {
  DepositClassAdded,
  NumberClaimed,
  NumberPorted,
  NumberReleased,
  Transfer,
} from "../generated/NumberRegistry/NumberRegistry";
import { DepositClass } from "../generated/schema";
import { NOBODY } from "./id";
import { newAction } from "./store/action";
import { claimNumber, moveNumber, releaseNumber, transferNumber } from "./store/number";
import { loadRegistryState } from "./store/registry";

export function handleNumberClaimed(event: NumberClaimed): void {
  claimNumber(event);
}

export function handleNumberReleased(event: NumberReleased): void {
  releaseNumber(event);
}

export function handleNumberPorted(event: NumberPorted): void {
  moveNumber(event);
}

/** Claims, releases and ports have events of their own: here only what goes from one holder to another counts. */
export function handleTransfer(event: Transfer): void {
  const desk = dataSource.context().getBytes("portingDesk");
  const ends: Bytes[] = [event.params.from, event.params.to];
  if (ends.includes(NOBODY) || ends.includes(desk)) return;
  transferNumber(event);
}

export function handleDepositClassAdded(event: DepositClassAdded): void {
  const id: i64 = event.params.depositClass;
  const added = new DepositClass(id);
  added.amount = event.params.amount;
  added.block = event.block.number.toI32();
  added.timestamp = event.block.timestamp.toI64();
  added.save();

  const state = loadRegistryState();
  state.depositClasses += 1;
  state.save();

  const action = newAction(event, "addDepositClass");
  action.amount = event.params.amount;
  action.save();
}
