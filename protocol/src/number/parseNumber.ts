import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";
import { show } from "../errors/show.ts";
import { numberOfDigits } from "./number.ts";
import { NumberError } from "./numberError.ts";

/** Longer text is refused unread: a tel URI with parameters fits easily. */
const LONGEST_TEXT = 128;

const EXTENSION = /;ext|\d\s*(?:ext(?:ension|n)?\.?|x|#)\s*\d/i;
const WRITE_PLUS = "Write it with + and the country code, as +1 212 555 0123.";

/**
 * Reads a number in any usual writing: `+1 (212) 555-0123`, `001 212...`, `tel:+1-212-555-0123` (RFC 3966), full-width or
 * Arabic digits; and as dialled at home where `country` (ISO 3166, as `US`) is given. Digits alone, without a country, are
 * the international number. Numbers with + need not exist in any country's plan: private and fictional ones are read too.
 * Throws NumberError.
 */
export function parseNumber(text: string, { country }: { country?: string | undefined } = {}): bigint {
  if (text.length > LONGEST_TEXT) throw refuse(text, `at most ${LONGEST_TEXT} characters`, WRITE_PLUS);
  const plain = asciiForm(withoutTel(text)).trim();
  if (EXTENSION.test(plain)) {
    throw refuse(text, "a number without an extension", "Leave the extension out: it is not part of the number.");
  }
  const strange = /[^\d+\-. ()/]/.exec(plain);
  if (strange) throw refuse(text, `digits and separators, not ${show(strange[0])}`, WRITE_PLUS);
  const international = country === undefined ? plain.replace(/^00/, "+") : plain;
  if (international.startsWith("+")) return readInternational(international, text);
  return country === undefined ? readDigits(plain, text) : readNational(plain, country, text);
}

function readInternational(plain: string, text: string): bigint {
  // "+44 (0)20 ...": whether the 0 is dialled from abroad is a matter of the country's plan.
  if (plain.includes("(0)")) {
    const known = parsePhoneNumberFromString(plain);
    if (known?.isPossible()) return readDigits(known.number.slice(1), text);
    throw refuse(text, "a number without (0)", "Leave out the 0 that is dialled only inside the country.");
  }
  return readDigits(plain.slice(1), text);
}

function readDigits(plain: string, text: string): bigint {
  const number = numberOfDigits(plain.replace(/[-. ()/]/g, ""));
  if (number !== null) return number;
  const needed = "1 to 15 digits with the country code, the first of them 1 to 9";
  throw refuse(text, needed, WRITE_PLUS);
}

function readNational(plain: string, country: string, text: string): bigint {
  const code = country.toUpperCase();
  if (!isSupportedCountry(code)) {
    throw new NumberError(
      country,
      "a country's ISO 3166 code",
      "Name the country as US or GB, or write the number with +.",
    );
  }
  const known = parsePhoneNumberFromString(plain, code satisfies CountryCode);
  if (!known?.isPossible()) throw refuse(text, `a number as it is dialled in ${code}`, WRITE_PLUS);
  return readDigits(known.number.slice(1), text);
}

/** RFC 3966: a global number, its parameters left out; those that change what is called are refused. */
function withoutTel(text: string): string {
  const uri = /^\s*tel:(.*)$/is.exec(text)?.[1];
  if (uri === undefined) return text;
  const [digits = "", ...parameters] = uri.split(";");
  for (const parameter of parameters) {
    const name = parameter.split("=")[0]?.toLowerCase();
    if (name === "ext" || name === "isub") {
      throw refuse(text, "a number without an extension", "Leave the extension out: it is not part of the number.");
    }
    if (name === "phone-context") throw refuse(text, "a global number, which has no phone-context", WRITE_PLUS);
  }
  if (!digits.startsWith("+")) throw refuse(text, "a global number, which begins with +", WRITE_PLUS);
  return digits;
}

/** Digits of other scripts and typographic separators in ASCII; anything else is left for the check that refuses it. */
function asciiForm(text: string): string {
  return text
    .replace(/[\uff10-\uff19]/g, (c) => String(c.charCodeAt(0) - 0xff10))
    .replace(/[\u0660-\u0669]/g, (c) => String(c.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (c) => String(c.charCodeAt(0) - 0x6f0))
    .replace(/\uff0b/g, "+")
    .replace(/[\u2010-\u2015\u2212\uff0d]/g, "-")
    .replace(/[\t\u00a0\u2007\u2009\u202f\u3000]/g, " ")
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
}

function refuse(found: string, needed: string, remedy: string): NumberError {
  return new NumberError(found, needed, remedy);
}
