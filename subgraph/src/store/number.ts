import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import {
  NumberClaimed,
  NumberPorted,
  NumberReleased,
  Transfer,
} from "../../generated/NumberRegistry/NumberRegistry";
import { Action, Claim, Number, Port, Range, Release } from "../../generated/schema";
import { ofEvent, ofInteger } from "../id";
import { accountOf, addHeld, removeHeld } from "./account";
import { newAction } from "./action";
import { longestRange, RANGE_PRIVATE } from "./prefix";
import { loadCarrier, serve, unserve } from "./profile";
import { loadRegistryState, payDeposit, takeDeposit } from "./registry";

export function claimNumber(event: NumberClaimed): void {
  const params = event.params;
  const digits = params.number.toString();
  const range = longestRange(digits);
  const carrier = serve(ofInteger(params.profile)).id;

  let number = Number.load(ofInteger(params.number));
  if (number == null) number = new Number(ofInteger(params.number));
  number.number = params.number;
  number.digits = digits;
  number.status = "held";
  number.unset("freeOn");
  number.holder = accountOf(params.holder);
  number.profile = ofInteger(params.profile);
  number.carrier = carrier;
  if (range == null) number.unset("range");
  else number.range = range.id;
  number.isPrivate = range != null && (range.flags & RANGE_PRIVATE) != 0;
  number.sequence = params.sequence;
  number.ported = false;
  number.deposit = params.deposit;
  number.depositClass = params.depositClass;
  number.day = params.day;
  number.claimedAt = event.block.timestamp.toI64();
  number.unset("releasedAt");
  touch(number, event.block.number, event.block.timestamp);
  if (range != null) countHeld(range, 1);

  const claim = new Claim(ofEvent(event));
  claim.number = number.id;
  claim.holder = params.holder;
  claim.payer = accountOf(params.payer);
  if (range != null) claim.range = range.id;
  claim.profile = number.profile;
  claim.carrier = carrier;
  claim.deposit = params.deposit;
  claim.depositClass = params.depositClass;
  claim.sequence = params.sequence;
  claim.day = params.day;
  claim.block = event.block.number.toI32();
  claim.timestamp = event.block.timestamp.toI64();
  claim.transaction = event.transaction.hash;
  claim.save();

  addHeld(params.holder, params.deposit);
  takeDeposit(event.address, params.deposit);
  const state = loadRegistryState();
  state.held += 1;
  state.claims += 1;
  state.save();

  const action = actionOn(number, event, "claim");
  action.carrier = carrier;
  action.profile = number.profile;
  action.account = claim.payer;
  action.to = params.holder;
  action.amount = params.deposit;
  action.save();
}

export function releaseNumber(event: NumberReleased): void {
  const params = event.params;
  const number = loadNumber(params.number);
  const range = longestRange(number.digits);
  if (params.quarantined && range != null && range.quarantineDays > 0) {
    number.status = "quarantined";
    number.freeOn = params.day + range.quarantineDays;
  } else {
    number.status = range == null ? "unassigned" : "available";
  }
  const from = Range.load(number.range);
  if (from != null) countHeld(from, -1);
  const profile = number.profile;
  const carrier = unserve(profile).id;
  number.holder = null;
  number.unset("profile");
  number.unset("carrier");
  number.unset("depositClass");
  number.deposit = BigInt.zero();
  number.ported = false;
  number.sequence = params.sequence;
  number.day = params.day;
  number.releasedAt = event.block.timestamp.toI64();
  touch(number, event.block.number, event.block.timestamp);

  const release = new Release(ofEvent(event));
  release.number = number.id;
  release.holder = params.holder;
  release.deposit = params.deposit;
  release.sequence = params.sequence;
  release.quarantined = params.quarantined;
  release.day = params.day;
  release.block = event.block.number.toI32();
  release.timestamp = event.block.timestamp.toI64();
  release.transaction = event.transaction.hash;
  release.save();

  removeHeld(params.holder, params.deposit);
  payDeposit(event.address, params.deposit);
  const state = loadRegistryState();
  state.held -= 1;
  state.releases += 1;
  state.save();

  const action = actionOn(number, event, "release");
  action.carrier = carrier;
  action.profile = profile;
  action.account = params.holder;
  action.amount = params.deposit;
  action.save();
}

/** A port, or a change between two profiles of one carrier. */
export function moveNumber(event: NumberPorted): void {
  const params = event.params;
  const number = loadNumber(params.number);
  const from = ofInteger(params.fromProfile);
  const to = ofInteger(params.toProfile);
  const donor = unserve(from).id;
  const recipient = serve(to).id;
  number.profile = to;
  number.carrier = recipient;
  number.sequence = params.sequence;

  const action = actionOn(number, event, params.ported ? "port" : "changeRoute");
  action.donor = donor;
  action.carrier = recipient;
  action.fromProfile = from;
  action.profile = to;
  action.account = number.holder;
  action.save();

  if (params.ported) {
    number.ported = true;
    number.latestPort = portOf(event, number, donor, recipient).id;
    const losing = loadCarrier(donor);
    losing.portsOut += 1;
    losing.save();
    const winning = loadCarrier(recipient);
    winning.portsIn += 1;
    winning.save();
    const state = loadRegistryState();
    state.ports += 1;
    state.save();
  }
  touch(number, event.block.number, event.block.timestamp);
}

/** The caller knows that it is neither a claim nor a release nor a way to the porting desk and back. */
export function transferNumber(event: Transfer): void {
  const params = event.params;
  const number = loadNumber(params.id);
  removeHeld(params.from, number.deposit);
  addHeld(params.to, number.deposit);
  number.holder = params.to;
  number.sequence += 1; // the contract does so without an event of its own
  touch(number, event.block.number, event.block.timestamp);

  const state = loadRegistryState();
  state.transfers += 1;
  state.save();

  const action = actionOn(number, event, "transfer");
  action.carrier = number.carrier;
  action.profile = number.profile;
  action.account = params.from;
  action.to = params.to;
  action.save();
}

/** The number must have its new sequence already. */
function actionOn(number: Number, event: ethereum.Event, kind: string): Action {
  const action = newAction(event, kind);
  action.number = number.id;
  if (number.range != 0) action.range = number.range;
  action.sequence = number.sequence;
  return action;
}

export function loadNumber(digits: BigInt): Number {
  return Number.load(ofInteger(digits))!;
}

/** The fee comes with an event of the porting desk, in the same transaction. */
function portOf(event: NumberPorted, number: Number, donor: i64, recipient: i64): Port {
  const port = new Port(ofEvent(event));
  port.number = number.id;
  port.holder = number.holder!;
  port.donor = donor;
  port.recipient = recipient;
  port.fromProfile = ofInteger(event.params.fromProfile);
  port.toProfile = ofInteger(event.params.toProfile);
  port.base = BigInt.zero();
  port.donorPart = BigInt.zero();
  port.sequence = event.params.sequence;
  port.block = event.block.number.toI32();
  port.timestamp = event.block.timestamp.toI64();
  port.transaction = event.transaction.hash;
  port.save();
  return port;
}

function countHeld(range: Range, change: i32): void {
  range.held += change;
  range.save();
}

function touch(number: Number, block: BigInt, timestamp: BigInt): void {
  number.changedInBlock = block.toI32();
  number.changedAt = timestamp.toI64();
  number.save();
}
