import { Bytes, dataSource, ethereum } from "@graphprotocol/graph-ts";
import {
  NumberChanged,
  NumberClaimed,
  NumberMovedOn,
  NumberPorted,
  NumberReleased,
  Transfer,
} from "../../generated/NumberRegistry/NumberRegistry";
import { Number } from "../../generated/schema";
import { NOBODY, ofInteger } from "../id";
import { accountOf } from "../store/account";
import { actionOn, actionOnContest } from "../store/action";
import { addClaim, claimJustMade } from "../store/claim";
import { contestOf } from "../store/contest";
import { payDeposit, takeDeposit } from "../store/deposits";
import { countHolding, uncountHolding } from "../store/holding";
import { addMove } from "../store/move";
import {
  beginHolding,
  endHolding,
  loadNumber,
  numberAt,
  saveChanged,
  setDeposit,
  setFlags,
  setProfile,
  setVerification,
} from "../store/number";
import { addPort } from "../store/port";
import { longestRange } from "../store/range";
import { loadRegistryState } from "../store/registryState";
import { addRelease } from "../store/release";

const SECONDS_A_DAY: i64 = 86_400;
const LAST_SEQUENCE = 65_535;
const DAYS_TO_REST_AT_LAST = 31;

export function handleNumberClaimed(event: NumberClaimed): void {
  const params = event.params;
  const number = numberAt(params.number);
  beginHolding(number, event);
  number.holder = accountOf(params.holder);
  setProfile(number, ofInteger(params.profile));
  setDeposit(number, params.depositClass);
  setFlags(number, 0);
  setVerification(number, 0, dayOf(event));
  number.sequence = params.sequence;
  const claim = addClaim(number, event);
  number.latestClaim = claim.id;
  countHolding(number);
  saveChanged(number, event);
  takeDeposit(number.deposit);

  const action = actionOn(number, event, "claim");
  action.account = claim.payer;
  action.to = params.holder;
  action.amount = number.deposit;
  action.save();
}

export function handleNumberReleased(event: NumberReleased): void {
  const params = event.params;
  const number = loadNumber(params.number);
  const carrier = number.carrier;
  const profile = number.profile;
  const contested = number.contested;
  uncountHolding(number);
  endHolding(number, event, params.day);
  const range = longestRange(number.digits);
  const rests = range == null ? 0 : restDays(params.quarantined, params.sequence, range.quarantineDays);
  if (rests > 0) {
    number.status = "quarantined";
    number.freeOn = params.day + rests;
  } else {
    number.status = range == null ? "unassigned" : "available";
  }
  number.sequence = params.sequence;
  number.latestRelease = addRelease(number, event).id;
  saveChanged(number, event);
  payDeposit(params.deposit);

  const action = contested
    ? actionOnContest(contestOf(number), number, event, "release")
    : actionOn(number, event, "release");
  action.carrier = carrier;
  action.profile = profile;
  action.account = params.holder;
  action.amount = params.deposit;
  action.save();
}

/** A port, or a change between two profiles of one carrier. */
export function handleNumberPorted(event: NumberPorted): void {
  const params = event.params;
  const number = loadNumber(params.number);
  const from = number.profile;
  const donor = number.carrier;
  uncountHolding(number);
  setProfile(number, ofInteger(params.toProfile));
  number.sequence = params.sequence;
  if (params.ported) {
    number.ported = true;
    number.latestPort = addPort(number, donor, event).id;
  }
  countHolding(number);
  saveChanged(number, event);

  const action = actionOn(number, event, params.ported ? "port" : "changeRoute");
  action.donor = donor;
  action.fromProfile = from;
  action.account = number.holder;
  action.save();
}

/**
 * From one holder to another. Claims, releases, ports and moves have events of their own; and a contested number goes to
 * nobody but its challenger, of which the verification desk tells.
 */
export function handleTransfer(event: Transfer): void {
  const params = event.params;
  const desk = dataSource.context().getBytes("portingDesk");
  const ends: Bytes[] = [params.from, params.to];
  if (ends.includes(NOBODY) || ends.includes(desk)) return;
  const number = loadNumber(params.id);
  uncountHolding(number);
  number.holder = accountOf(params.to);
  // The contract does so without telling; where more changed than that, the whole record follows.
  number.sequence += 1;
  countHolding(number);
  saveChanged(number, event);
  if (number.contested) return;
  const state = loadRegistryState();
  state.transfers += 1;
  state.save();

  const action = actionOn(number, event, "transfer");
  action.account = params.from;
  action.to = params.to;
  action.save();
}

/** The whole record, after whatever came before it in the same transaction: what was done has been told, or a desk tells it. */
export function handleNumberChanged(event: NumberChanged): void {
  const params = event.params;
  const number = numberAt(params.number);
  const arrives = number.holder === null;
  const conceded = number.contested && contestOf(number).state == "conceded";
  uncountHolding(number);
  if (arrives) beginHolding(number, event);
  number.holder = accountOf(params.holder);
  setProfile(number, ofInteger(params.profile));
  setDeposit(number, params.depositClass);
  setFlags(number, params.flags);
  setVerification(number, params.verifier, params.day);
  number.sequence = params.sequence;
  countHolding(number);
  saveChanged(number, event);
  if (arrives) tellArrival(number, event);
  if (conceded) tellConcession(number, event);
  if (params.verifier != 0) completeClaim(number, event);
}

export function handleNumberMovedOn(event: NumberMovedOn): void {
  const params = event.params;
  const number = loadNumber(params.number);
  const carrier = number.carrier;
  const profile = number.profile;
  uncountHolding(number);
  endHolding(number, event, dayOf(event));
  number.status = "moved";
  number.movedTo = params.successor;
  number.sequence = params.sequence;
  saveChanged(number, event);
  addMove(number, params.holder, params.deposit, params.successor, event);
  payDeposit(params.deposit);

  const action = actionOn(number, event, "moveToSuccessor");
  action.carrier = carrier;
  action.profile = profile;
  action.account = params.holder;
  action.amount = params.deposit;
  action.save();
}

/** Nobody held the number and nobody claimed it: it came from the registry before this one. */
function tellArrival(number: Number, event: NumberChanged): void {
  addMove(number, number.holder!, number.deposit, null, event);
  takeDeposit(number.deposit);

  const action = actionOn(number, event, "arrive");
  action.account = number.holder;
  action.amount = number.deposit;
  action.save();
}

/** The holder released a contested number, which went to the challenger. */
function tellConcession(number: Number, event: NumberChanged): void {
  const contest = contestOf(number);
  const action = actionOnContest(contest, number, event, "release");
  action.account = contest.holder;
  action.to = number.holder;
  action.amount = contest.stake; // what the old holder gets: his deposit was of the same class
  action.save();
}

/** Where the number was claimed just now, it was by the word of a verifier. */
function completeClaim(number: Number, event: NumberChanged): void {
  const claim = claimJustMade(number, event);
  if (claim == null || claim.sequence != number.sequence) return;
  claim.way = "verified";
  claim.verifier = number.verifier;
  claim.verifiedUntil = number.verifiedUntil;
  claim.save();
}

/** The day of the event's block, as the contracts count them. */
function dayOf(event: ethereum.Event): i32 {
  return <i32>(event.block.timestamp.toI64() / SECONDS_A_DAY);
}

/** How many days a number rests: as long as its range asks, and longer if its sequence was used up. */
function restDays(quarantined: bool, sequence: i32, quarantineDays: i32): i32 {
  const days = quarantined ? quarantineDays : 0;
  return sequence == LAST_SEQUENCE && days < DAYS_TO_REST_AT_LAST ? DAYS_TO_REST_AT_LAST : days;
}
