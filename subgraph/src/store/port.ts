import { BigInt } from "@graphprotocol/graph-ts";
import { NumberPorted } from "../../generated/NumberRegistry/NumberRegistry";
import { Number, Port } from "../../generated/schema";
import { ofEvent, ofInteger } from "../id";
import { loadCarrier } from "./carrier";
import { loadRegistryState } from "./registryState";

/** The port of a number that is at the recipient already. The fee comes with an event of the porting desk. */
export function addPort(number: Number, donor: i64, event: NumberPorted): Port {
  const port = new Port(ofEvent(event));
  port.number = number.id;
  port.holder = number.holder!;
  port.donor = donor;
  port.recipient = number.carrier;
  port.fromProfile = ofInteger(event.params.fromProfile);
  port.toProfile = ofInteger(event.params.toProfile);
  port.base = BigInt.zero();
  port.donorPart = BigInt.zero();
  port.sequence = event.params.sequence;
  port.block = event.block.number.toI32();
  port.timestamp = event.block.timestamp.toI64();
  port.transaction = event.transaction.hash;
  port.save();

  const losing = loadCarrier(donor);
  losing.portsOut += 1;
  losing.save();
  const winning = loadCarrier(port.recipient);
  winning.portsIn += 1;
  winning.save();
  const state = loadRegistryState();
  state.ports += 1;
  state.save();
  return port;
}
