import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Move, Number } from "../../generated/schema";
import { ofEvent } from "../id";
import { loadRegistryState } from "./registryState";

/** A number came from the registry before this one, or (`successor`) left for the one after it. */
export function addMove(
  number: Number,
  holder: Bytes,
  deposit: BigInt,
  successor: Bytes | null,
  event: ethereum.Event,
): void {
  const move = new Move(ofEvent(event));
  move.number = number.id;
  move.holder = holder;
  move.arrived = successor === null;
  move.successor = successor;
  move.deposit = deposit;
  move.sequence = number.sequence;
  move.block = event.block.number.toI32();
  move.timestamp = event.block.timestamp.toI64();
  move.transaction = event.transaction.hash;
  move.save();

  const state = loadRegistryState();
  if (move.arrived) state.arrivals += 1;
  else state.departures += 1;
  state.save();
}
