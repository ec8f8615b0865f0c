import fc from "fast-check";
import { RULE_KINDS, type RuleKind } from "../model/types.ts";
import { PLACEHOLDER } from "../route/checkTemplate.ts";

/** Numbers of every length from 1 to 15 digits, all lengths equally likely. */
export const arbitraryNumber: fc.Arbitrary<bigint> = fc
  .integer({ min: 1, max: 15 })
  .chain((digits) => fc.bigInt({ min: 10n ** BigInt(digits - 1), max: 10n ** BigInt(digits) - 1n }));

/** Templates that pass the check, with and without a placeholder. */
export const arbitraryTemplate: fc.Arbitrary<{ kind: RuleKind; template: string }> = fc
  .record({
    kind: fc.constantFrom(...RULE_KINDS),
    before: fc.stringMatching(/^[A-Za-z0-9._~+:;=[\]&/-]{0,60}$/),
    placeholder: fc.constantFrom(PLACEHOLDER, ""),
    after: fc.stringMatching(/^[A-Za-z0-9._~+:;=[\]&/-]{4,60}$/),
  })
  .map(({ kind, before, placeholder, after }) => {
    const at = kind === "tel" ? "" : "@";
    const scheme = kind === "tel" ? "tel:+" : `${kind}:`;
    return { kind, template: `${scheme}${before}${placeholder}${at}${after}` };
  });
