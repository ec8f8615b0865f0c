import { digitsOf, HIGHEST_DIGITS, numberOfDigits } from "./number.ts";
import { NumberError } from "./numberError.ts";

/** What a domain name means under an apex: `digits` of a number or of a prefix on the way to one. */
export type EnumName =
  | { kind: "outside" }
  | { kind: "apex" }
  | { kind: "digits"; number: bigint }
  /** Below the apex, but no digits in reverse: nothing can be there. */
  | { kind: "other" };

/** The ENUM domain name of a number (RFC 6116 section 3.2): digits reversed with dots, then the apex; no trailing dot. */
export function enumNameOf(number: bigint, apex: string): string {
  return `${[...digitsOf(number)].reverse().join(".")}.${bare(apex)}`;
}

/** Reads a domain name, in any case, with or without a trailing dot. Never throws. */
export function readEnumName(name: string, apex: string): EnumName {
  const base = bare(apex);
  const text = bare(name);
  if (text === base) return { kind: "apex" };
  if (!text.endsWith(`.${base}`)) return { kind: "outside" };
  const labels = text.slice(0, -base.length - 1);
  if (labels.length > 2 * HIGHEST_DIGITS - 1 || !/^\d(?:\.\d)*$/.test(labels)) return { kind: "other" };
  let digits = "";
  for (let i = labels.length - 1; i >= 0; i -= 2) digits += labels[i];
  const number = numberOfDigits(digits);
  return number === null ? { kind: "other" } : { kind: "digits", number };
}

/** The number of an ENUM domain name; throws NumberError where `readEnumName` finds none. */
export function numberOfEnumName(name: string, apex: string): bigint {
  const read = readEnumName(name, apex);
  if (read.kind === "digits") return read.number;
  throw new NumberError(
    name,
    `single digits in reverse order under ${bare(apex)}`,
    `Ask for a name such as ${enumNameOf(12125550123n, apex)}.`,
  );
}

function bare(name: string): string {
  const lower = name.toLowerCase();
  return lower.endsWith(".") ? lower.slice(0, -1) : lower;
}
