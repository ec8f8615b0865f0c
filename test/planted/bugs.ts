import type { UnitBug } from "./bug.ts";
import { numberBugs } from "./bugs/numbers.ts";
import { portBugs } from "./bugs/ports.ts";
import { prefixBugs } from "./bugs/prefixes.ts";
import { signedBugs } from "./bugs/signed.ts";
import { verificationBugs } from "./bugs/verification.ts";

export { invariantBugs } from "./bugs/invariants.ts";

/** The mistakes that a test of its own has to notice each. */
export const unitBugs: readonly UnitBug[] = [
  ...numberBugs,
  ...prefixBugs,
  ...signedBugs,
  ...verificationBugs,
  ...portBugs,
];
