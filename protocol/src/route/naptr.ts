import type { RuleKind } from "../model/types.ts";
import { PLACEHOLDER, templateFault } from "./checkTemplate.ts";

/** A character-string of DNS has at most so many bytes (RFC 1035 section 3.3), and so has a NAPTR regexp. */
export const LONGEST_NAPTR_REGEXP = 255;

/** The enumservice of a kind of rule: RFC 6116 for SIP (RFC 3764), RFC 4769 for routing numbers. */
export const NAPTR_SERVICES: Record<RuleKind, string> = { sip: "E2U+sip", sips: "E2U+sip", tel: "E2U+pstn:tel" };

/**
 * The NAPTR substitution expression (RFC 3402 section 3.2) that makes the template's URI of any number's application
 * string: `!^\+(.*)$!sip:+\1@host!`, or `!^.*$!sip:desk@host!` for a template without `{e164}`. Null where the template
 * fails its check or the expression would not fit into 255 bytes.
 */
export function naptrRegexp(kind: RuleKind, template: string): string | null {
  if (templateFault(kind, template)) return null;
  const regexp = template.includes(PLACEHOLDER)
    ? `!^\\+(.*)$!${template.replace(PLACEHOLDER, "\\1")}!`
    : `!^.*$!${template}!`;
  return regexp.length <= LONGEST_NAPTR_REGEXP ? regexp : null;
}
