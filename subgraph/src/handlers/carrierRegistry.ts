import {
  BondSet,
  CarrierChanged,
  CarrierDescribed,
  CarrierOffered,
} from "../../generated/CarrierRegistry/CarrierRegistry";
import { Action, Carrier } from "../../generated/schema";
import { ofEvent, ofInteger } from "../id";
import { accountOf, offeree } from "../store/account";
import { newAction } from "../store/action";
import { loadCarrier, newCarrier } from "../store/carrier";
import { loadRegistryState } from "../store/registryState";
import { carrierStatus } from "../words";

export function handleCarrierChanged(event: CarrierChanged): void {
  const params = event.params;
  const owner = accountOf(params.owner);
  let carrier = Carrier.load(ofInteger(params.carrier));
  let done = "setSigner";
  if (carrier == null) {
    carrier = newCarrier(ofInteger(params.carrier), event);
    done = "join";
  } else if (carrier.owner != owner) {
    carrier.offeredTo = null;
    done = "acceptOwner";
  }
  carrier.owner = owner;
  carrier.signer = params.signer;
  carrier.status = carrierStatus(params.status);
  carrier.bond = params.bond;
  carrier.save();

  const action = newAction(event, done);
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
  // With its first words a carrier joins: the event before this one told of that.
  const before = Action.load(ofEvent(event) - 1);
  if (before != null && before.kind == "join") return;

  const action = newAction(event, "describe");
  action.carrier = carrier.id;
  action.account = carrier.owner;
  action.save();
}

export function handleCarrierOffered(event: CarrierOffered): void {
  const carrier = loadCarrier(ofInteger(event.params.carrier));
  const to = event.params.to;
  carrier.offeredTo = offeree(to, carrier.owner);
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
