import type { Resolution } from "@dots/protocol";

/** The fields in which two resolutions of one number differ, by name. */
export function differences(one: Resolution, other: Resolution): (keyof Resolution)[] {
  return (Object.keys(one) as (keyof Resolution)[]).filter((field) =>
    field === "rules" ? !sameRules(one.rules, other.rules) : one[field] !== other[field],
  );
}

function sameRules(one: Resolution["rules"], other: Resolution["rules"]): boolean {
  return (
    one.length === other.length &&
    one.every((rule, i) => {
      const twin = other[i]!;
      return (
        rule.order === twin.order &&
        rule.preference === twin.preference &&
        rule.kind === twin.kind &&
        rule.template === twin.template
      );
    })
  );
}
