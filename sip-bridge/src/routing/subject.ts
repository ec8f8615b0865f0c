import { numberOfDigits, tryParseE164 } from "@dots/protocol";
import type { Subject } from "./types.ts";

/** Longer user parts are no number with all its parameters. */
const LONGEST_USER = 256;
const SEPARATORS = /[-.()]/g;
const NONE: ReadonlyMap<string, string> = new Map();

/**
 * What the user part of a SIP URI, the digits of a `tel:` URI or the rest of a `urn:` mean. Percent escapes are resolved
 * already; `parameters` (names in lower case) are those of RFC 4694. Never throws.
 */
export function readSubject(
  user: string,
  emergencyNumbers: ReadonlySet<string>,
  parameters: ReadonlyMap<string, string> = NONE,
): Subject {
  if (user.length > LONGEST_USER) return other("the user part is longer than any number");
  if (/^service:sos(?:\.|$)/i.test(user)) return { kind: "emergency", digits: "sos" };
  const plain = user.replace(SEPARATORS, "");
  const digits = plain.startsWith("+") ? plain.slice(1) : plain;
  if (emergencyNumbers.has(digits)) return { kind: "emergency", digits };
  if (plain === "+") return { kind: "incomplete" };
  if (!plain.startsWith("+")) return other("it is no E.164 number: those begin with +");
  const number = tryParseE164(plain);
  if (number === null) return other("it is no E.164 number: + and 1 to 15 digits, the first 1 to 9");
  const rn = readRoutingNumber(parameters);
  if (rn === undefined) return other("its routing number is of no E.164 range");
  return { kind: "number", number, npdi: parameters.has("npdi"), rn };
}

/** `+12125550123;npdi;rn=+12125550000` taken apart into number and parameters. */
export function splitUserPart(text: string): { user: string; parameters: ReadonlyMap<string, string> } {
  const [user = "", ...rest] = text.slice(0, LONGEST_USER + 1).split(";");
  const parameters = new Map<string, string>();
  for (const parameter of rest) {
    const [name = "", ...value] = parameter.split("=");
    if (name !== "" && !parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value.join("="));
  }
  return { user, parameters };
}

/** RFC 4694 section 5: global with `+`, or local digits in a context that is a global prefix. Undefined if unreadable. */
function readRoutingNumber(parameters: ReadonlyMap<string, string>): bigint | null | undefined {
  const text = parameters.get("rn");
  if (text === undefined) return null;
  const plain = text.replace(SEPARATORS, "");
  if (plain.startsWith("+")) return tryParseE164(plain) ?? undefined;
  const context = parameters.get("rn-context") ?? "";
  return context.startsWith("+") ? (numberOfDigits(context.slice(1) + plain) ?? undefined) : undefined;
}

function other(why: string): Subject {
  return { kind: "other", why };
}
