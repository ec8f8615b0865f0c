import { type Address, formatUnits, type Hex, hexToString, zeroAddress } from "viem";
import { CLAIM_POLICIES, RULE_KINDS, VERIFIER_STATUSES } from "../../model/types.ts";
import { formatNumber } from "../../number/formatNumber.ts";
import { isNumber } from "../../number/number.ts";

/** A number for people; what is none (it may be what the error is about) as its digits. */
export function number(value: bigint): string {
  return isNumber(value) ? formatNumber(value) : value.toString();
}

/** Whether an address is the zero address, which stands for nobody. */
export function isZero(address: Address): boolean {
  return address === zeroAddress;
}

export function prefix(value: bigint): string {
  return `+${value}`;
}

export function ett(amount: bigint): string {
  return `${formatUnits(amount, 18)} ETT`;
}

/** A day of the contracts (days since 1970) as an ISO date. */
export function day(value: number | bigint): string {
  const days = Number(value);
  return days <= 65_535 ? new Date(days * 86_400_000).toISOString().slice(0, 10) : `day ${value}`;
}

export function second(value: bigint): string {
  return value <= 253_402_300_799n
    ? `${new Date(Number(value) * 1000).toISOString().slice(0, 19)}Z`
    : `second ${value}`;
}

export function policy(value: number): string {
  return CLAIM_POLICIES[value] ?? `policy ${value}`;
}

export function kind(value: number): string {
  return RULE_KINDS[value] ?? `kind ${value}`;
}

export function verifierStatus(value: number): string {
  return VERIFIER_STATUSES[value] ?? `status ${value}`;
}

/** The lengths whose bits are set, as `6, 7 and 8`. */
export function lengths(bits: number): string {
  const set = Array.from({ length: 16 }, (_, n) => n).filter((n) => bits & (1 << n));
  return set.length === 0 ? "none" : new Intl.ListFormat("en").format(set.map(String));
}

/** Bytes32 text of an error; anything but printable ASCII as it came. */
export function word(value: Hex): string {
  const text = hexToString(value, { size: 32 });
  return /^[ -~]+$/.test(text) ? text : value;
}
