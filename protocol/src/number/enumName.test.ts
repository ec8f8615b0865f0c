import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryNumber } from "../testing/arbitraries.ts";
import { enumNameOf, numberOfEnumName, readEnumName } from "./enumName.ts";
import { NumberError } from "./numberError.ts";

const apex = "e164.dots.example";

describe("ENUM names", () => {
  test("the example of RFC 6116 section 3.2", () => {
    expect(enumNameOf(442079460148n, "e164.arpa")).toBe("8.4.1.0.6.4.9.7.0.2.4.4.e164.arpa");
  });

  test("lead back to the number in any case, with or without trailing dots", () => {
    const dot = fc.constantFrom("", ".");
    fc.assert(
      fc.property(arbitraryNumber, fc.boolean(), dot, dot, (number, upper, nameDot, apexDot) => {
        const name = enumNameOf(number, apex + apexDot) + nameDot;
        expect(numberOfEnumName(upper ? name.toUpperCase() : name, apex + apexDot)).toBe(number);
      }),
    );
  });

  test("no name makes the reader throw", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (name) => void readEnumName(`${name}.${apex}`, apex)));
  });

  test.each([
    ["e164.dots.example.", "apex"],
    ["E164.Dots.Example", "apex"],
    ["example", "outside"],
    ["1.e164.arpa", "outside"],
    ["xe164.dots.example", "outside"],
    ["12.1.e164.dots.example", "other"],
    ["_state.e164.dots.example", "other"],
    [".1.e164.dots.example", "other"],
    ["1.0.e164.dots.example", "other"],
    ["1.2.3.4.5.6.7.8.9.1.2.3.4.5.6.7.e164.dots.example", "other"],
    ["1.e164.dots.example", "digits"],
  ])("%s is %s", (name, kind) => expect(readEnumName(name, apex).kind).toBe(kind));

  test("what is no number is refused with an example of one", () => {
    expect(() => numberOfEnumName("x.e164.dots.example", apex)).toThrow(NumberError);
    expect(() => numberOfEnumName("x.e164.dots.example", apex)).toThrow(/3\.2\.1\.0\.5/);
  });
});
