import { BaseError } from "@dots/protocol";

/** How the bridge can look numbers up. */
export const LOOKUP_MODES: readonly string[] = ["replica", "chain", "verify"];

/** Passes a way to look up, or none; `name` is the flag or variable that an error tells of, before anything is started. */
export function lookupMode(name: string, found: string | undefined): string | undefined {
  if (found === undefined || LOOKUP_MODES.includes(found)) return found;
  throw new BaseError({
    code: "LookupUnknown",
    title: `${name} names no way to look up.`,
    found,
    needed: LOOKUP_MODES.join(", "),
    remedy: "Leave it out for replica.",
  });
}
