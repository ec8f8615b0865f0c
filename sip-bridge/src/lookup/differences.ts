import type { Resolution } from "@dots/protocol";

/** The names of the fields in which two resolutions of one number differ, in alphabetical order. */
export function differences(one: Resolution, other: Resolution): (keyof Resolution)[] {
  const fields = (Object.keys(one) as (keyof Resolution)[]).sort();
  return fields.filter((field) =>
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
