import { BigInt } from "@graphprotocol/graph-ts";
import {
  BondSet,
  CarrierChanged,
  CarrierDescribed,
  CarrierOffered,
} from "../generated/CarrierRegistry/CarrierRegistry";
import { Carrier } from "../generated/schema";
import { NOBODY, ofInteger } from "./id";
import { accountOf } from "./store/account";
import { newAction } from "./store/action";
import { loadCarrier } from "./store/profile";
import { loadRegistryState } from "./store/registry";
import { carrierStatus } from "./words";

export function handleCarrierChanged(event: CarrierChanged): void {
  const params = event.params;
  const owner = accountOf(params.owner);
  let carrier = Carrier.load(ofInteger(params.carrier));
  const joins = carrier == null;
  if (carrier == null) {
    carrier = new Carrier(ofInteger(params.carrier));
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
  } else if (carrier.offeredTo !== null && carrier.offeredTo! == owner) {
    carrier.offeredTo = null; // accepted
  }
  carrier.owner = owner;
  carrier.signer = params.signer;
  carrier.status = carrierStatus(params.status);
  carrier.bond = params.bond;
  carrier.save();

  const action = newAction(event, joins ? "join" : "changeCarrier");
  action.carrier = carrier.id;
  action.account = owner;
  action.amount = params.bond;
  action.save();
}

export function handleCarrierDescribed(event: CarrierDescribed): void {
  const carrier = loadCarrier(ofInteger(event.params.carrier));
  carrier.name = event.params.name;
  carrier.metadataURI = event.params.metadataURI;
  carrier.save();

  const action = newAction(event, "describe");
  action.carrier = carrier.id;
  action.account = carrier.owner;
  action.save();
}

export function handleCarrierOffered(event: CarrierOffered): void {
  const carrier = loadCarrier(ofInteger(event.params.carrier));
  const offered = event.params.to != NOBODY;
  carrier.offeredTo = offered ? accountOf(event.params.to) : null;
  carrier.save();

  const action = newAction(event, "offerOwner");
  action.carrier = carrier.id;
  action.account = carrier.owner;
  action.to = carrier.offeredTo;
  action.save();
}

export function handleBondSet(event: BondSet): void {
  const state = loadRegistryState();
  state.bond = event.params.bond;
  state.save();

  const action = newAction(event, "setBond");
  action.amount = event.params.bond;
  action.save();
}
