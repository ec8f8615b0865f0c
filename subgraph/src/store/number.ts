import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import { DepositClass, Number, Verifier } from "../../generated/schema";
import { ofInteger } from "../id";
import { loadProfile } from "./profile";
import { longestRange } from "./range";

const FLAG_CONTESTED = 4;
const FLAG_PORTED = 128;

/** A number that somebody holds or held. */
export function loadNumber(digits: BigInt): Number {
  return Number.load(ofInteger(digits))!;
}

/** A number, known or not. */
export function numberAt(digits: BigInt): Number {
  let number = Number.load(ofInteger(digits));
  if (number == null) {
    number = new Number(ofInteger(digits));
    number.number = digits;
    number.digits = digits.toString();
  }
  return number;
}

/** Somebody holds it from now on, in the range that stands around it; who, and how, is for the caller to set. */
export function beginHolding(number: Number, event: ethereum.Event): void {
  const range = longestRange(number.digits);
  if (range == null) number.unset("range");
  else number.range = range.id;
  number.isPrivate = range != null && range.isPrivate;
  number.status = "held";
  number.unset("freeOn");
  number.claimedAt = event.block.timestamp.toI64();
  number.unset("releasedAt");
}

/** Nobody holds it from now on. */
export function endHolding(number: Number, event: ethereum.Event, day: i32): void {
  number.holder = null;
  number.unset("profile");
  number.unset("carrier");
  number.unset("depositClass");
  number.deposit = BigInt.zero();
  setFlags(number, 0);
  setVerification(number, 0, day);
  number.releasedAt = event.block.timestamp.toI64();
}

export function setProfile(number: Number, profile: i64): void {
  number.profile = profile;
  number.carrier = loadProfile(profile).carrier;
}

export function setDeposit(number: Number, depositClass: i32): void {
  number.depositClass = depositClass;
  number.deposit = DepositClass.load(depositClass)!.amount;
}

export function setFlags(number: Number, flags: i32): void {
  number.ported = (flags & FLAG_PORTED) != 0;
  number.contested = (flags & FLAG_CONTESTED) != 0;
}

/**
 * Where a verifier vouched for the holder, `day` is the last one on which that holds. Numbers that arrived may name one whom
 * only the registry before this one knew.
 */
export function setVerification(number: Number, verifier: i32, day: i32): void {
  number.day = day;
  if (verifier == 0) number.unset("verifiedUntil");
  else number.verifiedUntil = day;
  if (Verifier.load(verifier) == null) number.unset("verifier");
  else number.verifier = verifier;
}

export function saveChanged(number: Number, event: ethereum.Event): void {
  number.changedInBlock = event.block.number.toI32();
  number.changedAt = event.block.timestamp.toI64();
  number.save();
}
