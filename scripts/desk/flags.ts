import { BaseError, parseNumber, RULE_KINDS, type Rule, type RuleKind } from "@dots/protocol";
import { getAddress, isAddress } from "ethers";
import type { Flags } from "./command.ts";

const SECONDS_A_DAY = 86_400;
const MOST_RANK = 65_535;

/** A flag that must be there. */
export function text(flags: Flags, name: string): string {
  const found = flags[name];
  if (!found || found === "true") throw wrong(name, "nothing", "a value");
  return found;
}

/** A whole number within bounds; `otherwise` where the flag is left out. */
export function whole(flags: Flags, name: string, { most, otherwise }: { most: number; otherwise?: number }): number {
  const found = flags[name];
  if (found === undefined && otherwise !== undefined) return otherwise;
  if (!found || !/^\d{1,10}$/.test(found) || Number(found) > most) {
    throw wrong(name, found ?? "nothing", `a whole number up to ${most}`);
  }
  return Number(found);
}

/** A complete number in any usual international writing. */
export function number(flags: Flags): bigint {
  return parseNumber(text(flags, "number"));
}

/** A prefix: 1 to 15 digits, the first not 0; a leading + is allowed. */
export function prefix(flags: Flags, name = "prefix"): bigint {
  const found = text(flags, name).replace(/^\+/, "");
  if (!/^[1-9]\d{0,14}$/.test(found)) throw wrong(name, found, "1 to 15 digits, the first not 0");
  return BigInt(found);
}

export function address(flags: Flags, name: string, otherwise?: string): `0x${string}` {
  const found = flags[name] ?? otherwise;
  if (!found || !isAddress(found)) throw wrong(name, found ?? "nothing", "an address");
  return getAddress(found) as `0x${string}`;
}

/** 32 bytes in hex. */
export function hash(flags: Flags, name: string): string {
  const found = text(flags, name);
  if (!/^0x[0-9a-fA-F]{64}$/.test(found)) throw wrong(name, found, "0x and 64 hexadecimal digits");
  return found;
}

/** One of some words, as its place among them. */
export function word(flags: Flags, name: string, words: readonly string[]): number {
  const place = words.indexOf(text(flags, name));
  if (place < 0) throw wrong(name, text(flags, name), words.join(", "));
  return place;
}

/** A day, written YYYY-MM-DD (UTC), or as `+90` days from `today`; as days since 1970. */
export function day(flags: Flags, name: string, today: number): number {
  const found = text(flags, name);
  if (/^\+\d{1,4}$/.test(found)) return today + Number(found);
  const time = /^\d{4}-\d\d-\d\d$/.test(found) ? Date.parse(`${found}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== found) {
    throw wrong(name, found, "a day as 2027-01-31, or +90 for 90 days from now");
  }
  return time / 1000 / SECONDS_A_DAY;
}

/**
 * Route rules as `10 10 sip:+{e164}@sbc.example,20 10 tel:+12125550100`: order, preference and template of each, whose scheme
 * is its kind; or `none`. No template has a space or a comma in it.
 */
export function rules(flags: Flags): (Omit<Rule, "kind"> & { kind: number })[] {
  const found = text(flags, "rules");
  if (found === "none") return [];
  return found.split(",").map((each) => {
    const [, order, preference, template, scheme] = /^(\d{1,5}) (\d{1,5}) ((sips?|tel):\S+)$/.exec(each.trim()) ?? [];
    if (!template || Number(order) > MOST_RANK || Number(preference) > MOST_RANK) {
      throw wrong(
        "rules",
        each.slice(0, 80) || "nothing",
        "rules as `10 10 sip:+{e164}@sbc.example`, with commas between, or none",
      );
    }
    const kind = RULE_KINDS.indexOf(scheme as RuleKind);
    return { order: Number(order), preference: Number(preference), kind, template };
  });
}

/** Lengths in digits, as `4,7`, as a bitmap: bit n for n. */
export function lengths(flags: Flags): number {
  const found = text(flags, "lengths").split(",");
  return found.reduce((bits, each) => {
    if (!/^\d{1,2}$/.test(each) || Number(each) > 15) throw wrong("lengths", each, "lengths up to 15, as 4,7");
    return bits | (1 << Number(each));
  }, 0);
}

/** Fewest and most digits of complete numbers, as `10-12`, or `11` for both. */
export function digits(flags: Flags): { minDigits: number; maxDigits: number } {
  const found = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(text(flags, "digits"));
  if (!found) throw wrong("digits", text(flags, "digits"), "a count of digits as 11, or two as 10-12");
  return { minDigits: Number(found[1]), maxDigits: Number(found[2] ?? found[1]) };
}

export function isSet(flags: Flags, name: string): boolean {
  return flags[name] !== undefined;
}

export function wrong(name: string, found: string, needed: string): BaseError {
  const remedy = "`npm run desk -- help` lists every command with its flags.";
  return new BaseError({ code: "FlagWrong", title: `--${name} cannot be used.`, found, needed, remedy });
}
