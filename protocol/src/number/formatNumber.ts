import { parsePhoneNumberFromString } from "libphonenumber-js";
import { countryCodeOf } from "./countryCode.ts";
import { digitsOf, plusForm } from "./number.ts";

/** A number for people: `+1 212 555 0123`. Codes without a known plan are grouped by threes after the country code. */
export function formatNumber(number: bigint): string {
  const plus = plusForm(number);
  const known = parsePhoneNumberFromString(plus);
  if (known && known.number === plus) return known.formatInternational();
  const digits = digitsOf(number);
  const code = countryCodeOf(number) === 0n ? digits : countryCodeOf(number).toString();
  const rest = digits.slice(code.length);
  return [`+${code}`, ...(rest.match(/\d{3}(?!\d$)|\d+/g) ?? [])].join(" ");
}
