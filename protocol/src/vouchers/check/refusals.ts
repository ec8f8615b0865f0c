import { type Address, isAddressEqual, zeroAddress } from "viem";
import type { BaseError } from "../../errors/base.ts";
import type { ArgsOf, ErrorName } from "../../errors/dictionary/entry.ts";
import { explainRefusal } from "../../errors/explainRefusal.ts";
import { dayOf } from "../../model/day.ts";
import { CARRIER_STATUSES, type CarrierStatus, STATUSES } from "../../model/types.ts";
import { digitsOf } from "../../number/number.ts";
import type { NumberFacts } from "./facts.ts";

/** Collects what contracts would say, in the order in which they judge. */
export class Refusals {
  readonly found: BaseError[] = [];

  /** Adds a refusal if `refused` holds. */
  add<name extends ErrorName>(refused: boolean, name: name, ...args: ArgsOf<name>): void {
    if (refused) this.found.push(explainRefusal(name, args));
  }
}

/** Whether a carrier's status is this one. */
export function stands(status: number, wanted: CarrierStatus): boolean {
  return CARRIER_STATUSES[status] === wanted;
}

/** A number that nobody holds can have another holder: not moved on, not live before. */
export function refuseUnfree(to: Refusals, number: bigint, { state, heldIn, predecessor, successor }: NumberFacts) {
  to.add(STATUSES[state.status] === "moved", "NumberLiveElsewhere", number, successor);
  const elsewhere = !isAddressEqual(heldIn, zeroAddress) && isAddressEqual(state.holder, zeroAddress);
  to.add(elsewhere, "NumberLiveElsewhere", number, heldIn);
  if (predecessor) {
    const { closedFor, needed } = predecessor;
    to.add(!isAddressEqual(closedFor, needed), "PredecessorNotClosed", number, closedFor, needed);
  }
}

/** A guard has stopped what is new in the number's country. */
export function refuseStopped(to: Refusals, { timestamp, countryCode, stoppedUntil }: NumberFacts) {
  const today = dayOf(timestamp);
  to.add(today < stoppedUntil, "CountryIsStopped", countryCode, BigInt(today), stoppedUntil);
}

/** A number must have as many digits as its range or authority says. */
export function refuseLength(to: Refusals, number: bigint, terms: { minDigits: number; maxDigits: number }) {
  const digits = digitsOf(number).length;
  const refused = digits < terms.minDigits || digits > terms.maxDigits;
  to.add(refused, "NumberLengthRefused", number, digits, terms.minDigits, terms.maxDigits);
}

/** A holder must be able to give the number back. */
export function refuseStuck(to: Refusals, number: bigint, holder: Address, { stuckAt }: NumberFacts) {
  const stuck = stuckAt.some((contract) => isAddressEqual(contract, holder));
  to.add(stuck, "RecipientRefused", number, holder);
}
