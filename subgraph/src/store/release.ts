import { NumberReleased } from "../../generated/NumberRegistry/NumberRegistry";
import { Number, Release } from "../../generated/schema";
import { ofEvent } from "../id";
import { loadRegistryState } from "./registryState";

/** The holder gave the number back, as far as the registry tells; a desk that ended the holding says so later. */
export function addRelease(number: Number, event: NumberReleased): Release {
  const params = event.params;
  const release = new Release(ofEvent(event));
  release.number = number.id;
  release.reason = "holder";
  release.holder = params.holder;
  release.deposit = params.deposit;
  release.sequence = params.sequence;
  release.quarantined = params.quarantined;
  release.day = params.day;
  release.block = event.block.number.toI32();
  release.timestamp = event.block.timestamp.toI64();
  release.transaction = event.transaction.hash;
  release.save();

  const state = loadRegistryState();
  state.releases += 1;
  state.save();
  return release;
}
