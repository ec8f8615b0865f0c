import { BigInt, ethereum, log } from "@graphprotocol/graph-ts";
import { Carrier } from "../../generated/schema";
import { loadRegistryState } from "./registryState";

/** A carrier that an event names: the contracts name none that does not exist. */
export function loadCarrier(id: i64): Carrier {
  const carrier = Carrier.load(id);
  if (carrier == null) log.critical("carrier {} never joined", [id.toString()]);
  return carrier!;
}

/** A carrier that has just joined, but for what its event says. */
export function newCarrier(id: i64, event: ethereum.Event): Carrier {
  const carrier = new Carrier(id);
  carrier.name = "";
  carrier.metadataURI = "";
  carrier.credit = BigInt.zero();
  carrier.held = 0;
  carrier.portsIn = 0;
  carrier.portsOut = 0;
  carrier.joinedAt = event.block.timestamp.toI64();
  const state = loadRegistryState();
  state.carriers += 1;
  state.save();
  return carrier;
}
