import type { RuleKind } from "../model/types.ts";
import { TemplateError } from "./templateError.ts";

/** What stands in a template for the number's digits. */
export const PLACEHOLDER = "{e164}";
export const SHORTEST_TEMPLATE = 8;
export const LONGEST_TEMPLATE = 200;
/** A profile has at most so many rules. */
export const MOST_RULES = 8;

/** Why a template is refused, by the name of the contract's error. */
export type TemplateFault =
  | { code: "TemplateLength"; found: number }
  | { code: "TemplateScheme" }
  | { code: "TemplateByte"; position: number; found: number }
  | { code: "TemplatePlaceholder"; found: number }
  | { code: "TemplateAt"; found: number; needed: number };

const SCHEMES: Record<RuleKind, string> = { sip: "sip:", sips: "sips:", tel: "tel:+" };
const ALLOWED = new Uint8Array(128);
for (const c of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+:;=@[]&/")
  ALLOWED[c.charCodeAt(0)] = 1;

/**
 * The first fault of a route template, or null: the rules of RouteProfiles, byte by byte. What passes has no character
 * that could end a SIP header, a NAPTR expression or a URI component.
 */
export function templateFault(kind: RuleKind, template: string): TemplateFault | null {
  const { length } = template;
  // Every byte allowed is ASCII, so length in characters is length in bytes for whatever passes.
  if (length < SHORTEST_TEMPLATE || length > LONGEST_TEMPLATE) return { code: "TemplateLength", found: length };
  if (!template.startsWith(SCHEMES[kind])) return { code: "TemplateScheme" };
  let ats = 0;
  let placeholders = 0;
  for (let i = 0; i < length; i++) {
    const c = template.charCodeAt(i);
    if (c === 0x7b && template.startsWith(PLACEHOLDER, i)) {
      placeholders++;
      i += PLACEHOLDER.length - 1;
    } else if (ALLOWED[c] !== 1) {
      return { code: "TemplateByte", position: i, found: c };
    } else if (c === 0x40) ats++;
  }
  if (placeholders > 1) return { code: "TemplatePlaceholder", found: placeholders };
  const needed = kind === "tel" ? 0 : 1;
  return ats === needed ? null : { code: "TemplateAt", found: ats, needed };
}

/** Throws TemplateError where `templateFault` finds one. */
export function checkTemplate(kind: RuleKind, template: string): void {
  const fault = templateFault(kind, template);
  if (fault) throw new TemplateError({ code: fault.code, ...words(kind, fault) }, template);
}

function words(kind: RuleKind, fault: TemplateFault): { title: string; needed: string; remedy: string } {
  switch (fault.code) {
    case "TemplateLength":
      return {
        title: `A route template of ${fault.found} characters is refused.`,
        needed: `${SHORTEST_TEMPLATE} to ${LONGEST_TEMPLATE} characters`,
        remedy: "Write a URI such as sip:+{e164}@sbc.example.net.",
      };
    case "TemplateScheme":
      return {
        title: `A ${kind} template does not begin with its scheme.`,
        needed: `${SCHEMES[kind]} at the beginning`,
        remedy: "Begin with the scheme in lower case, or choose another kind.",
      };
    case "TemplateByte":
      return {
        title: `Character ${fault.position + 1} of a route template is refused.`,
        needed: "letters, digits and - . _ ~ + : ; = @ [ ] & / only",
        remedy: "Take the character out; % escapes, quotes, spaces and line ends are never accepted.",
      };
    case "TemplatePlaceholder":
      return {
        title: `${PLACEHOLDER} stands ${fault.found} times in a route template.`,
        needed: `${PLACEHOLDER} at most once`,
        remedy: "Keep the one in the user part.",
      };
    case "TemplateAt":
      return {
        title: `A ${kind} template has ${fault.found} @.`,
        needed: fault.needed === 1 ? "exactly one @" : "no @",
        remedy: kind === "tel" ? "A tel URI has no host: choose the kind sip for one." : "Write user@host once.",
      };
  }
}
