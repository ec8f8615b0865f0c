import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RULE_KINDS, type RuleKind } from "../model/types.ts";
import { arbitraryNumber, arbitraryTemplate } from "../testing/arbitraries.ts";
import { checkTemplate, templateFault } from "./checkTemplate.ts";
import { fillTemplate } from "./fillTemplate.ts";
import { TemplateError } from "./templateError.ts";

/** The rules of the contracts' design once more, as plain as they can be said. */
function naiveAccepts(kind: RuleKind, template: string): boolean {
  if (new TextEncoder().encode(template).length < 8 || new TextEncoder().encode(template).length > 200) return false;
  if (!template.startsWith({ sip: "sip:", sips: "sips:", tel: "tel:+" }[kind])) return false;
  const parts = template.split("{e164}");
  if (parts.length > 2) return false;
  const rest = parts.join("");
  if (![...rest].every((c) => /[A-Za-z0-9\-._~+:;=@[\]&/]/.test(c))) return false;
  return rest.split("@").length - 1 === (kind === "tel" ? 0 : 1);
}

describe("template check", () => {
  test("agrees with a naive reading of the rules on near misses", () => {
    const pieces = fc.constantFrom(
      ...[
        "sip:",
        "sips:",
        "tel:+",
        "tel:",
        "{e164}",
        "{e164",
        "{",
        "}",
        "@",
        "+",
        "a",
        "sbc.example.net",
        ";transport=tls",
      ],
      ...["%0d", "\r\n", "!", "|", '"', " ", "\\", "é", "\u0000", "[::1]", "<", "&/=", "x".repeat(60)],
    );
    const text = fc.array(pieces, { maxLength: 12 }).map((p) => p.join(""));
    fc.assert(
      fc.property(
        fc.constantFrom(...RULE_KINDS),
        fc.oneof(
          text,
          text.map((t) => `sip:+{e164}@${t}`),
        ),
        (kind, template) => {
          expect(templateFault(kind, template) === null).toBe(naiveAccepts(kind, template));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test("accepts what is made by the rules, and fills every digit in", () => {
    fc.assert(
      fc.property(arbitraryTemplate, arbitraryNumber, ({ kind, template }, number) => {
        expect(templateFault(kind, template)).toBeNull();
        const uri = fillTemplate(template, number);
        expect(uri).toBe(template.split("{e164}").join(number.toString()));
        expect(uri).toMatch(/^[A-Za-z0-9\-._~+:;=@[\]&/]*$/);
      }),
    );
  });

  test.each<[RuleKind, string, string]>([
    ["sip", "sip:a@b", "TemplateLength"],
    ["sip", `sip:${"a".repeat(200)}@b`, "TemplateLength"],
    ["sip", "sips:a@example.net", "TemplateScheme"],
    ["sip", "SIP:a@example.net", "TemplateScheme"],
    ["sip", "https://example.net/@", "TemplateScheme"],
    ["tel", "tel:{e164};npdi", "TemplateScheme"],
    ["sip", "sip:a@b.net\r\nX: y", "TemplateByte"],
    ["sip", "sip:a@b.net|1", "TemplateByte"],
    ["sip", 'sip:"a"@b.net', "TemplateByte"],
    ["sip", "sip:a@b.net!", "TemplateByte"],
    ["sip", "sip:a%0d@b.net", "TemplateByte"],
    ["sip", "sip:{e16}@b.net", "TemplateByte"],
    ["sip", "sip:{e164}{e164}@b.net", "TemplatePlaceholder"],
    ["sip", "sip:a@b@c.net", "TemplateAt"],
    ["sips", "sips:b.example.net", "TemplateAt"],
    ["tel", "tel:+{e164}@b", "TemplateAt"],
  ])("%s %j is refused by %s", (kind, template, code) => {
    expect(templateFault(kind, template)?.code).toBe(code);
    expect(() => checkTemplate(kind, template)).toThrow(TemplateError);
    expect(() => checkTemplate(kind, template)).toThrow(/Found: ".*Needed: /);
  });
});
