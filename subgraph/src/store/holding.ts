import { Number, Range, Verifier } from "../../generated/schema";
import { loadAccount } from "./account";
import { loadCarrier } from "./carrier";
import { loadProfile } from "./profile";
import { loadRegistryState } from "./registryState";

/** Counts the number among what its holder, profile, carrier, range and verifier have, if it is held: after it changed. */
export function countHolding(number: Number): void {
  add(number, 1);
}

/** Takes the number out of all that it was counted among: before it changes. */
export function uncountHolding(number: Number): void {
  add(number, -1);
}

function add(number: Number, change: i32): void {
  const holder = number.holder;
  if (holder === null) return;
  const account = loadAccount(holder);
  account.held += change;
  account.deposits = change > 0 ? account.deposits.plus(number.deposit) : account.deposits.minus(number.deposit);
  account.save();
  const profile = loadProfile(number.profile);
  profile.held += change;
  profile.save();
  const carrier = loadCarrier(number.carrier);
  carrier.held += change;
  carrier.save();
  const range = Range.load(number.range);
  if (range != null) {
    range.held += change;
    range.save();
  }
  const verifier = Verifier.load(number.verifier);
  if (verifier != null) {
    verifier.held += change;
    verifier.save();
  }
  const state = loadRegistryState();
  state.held += change;
  state.save();
}
