import fc from "fast-check";
import { expect, test } from "vitest";
import { readParameters, splitList, writeParameters } from "./grammar.ts";

test.each([
  ["a, b ,c", ["a", "b", "c"]],
  ['"x, y" <sip:a@b>, <sip:c,d@e>;q=1', ['"x, y" <sip:a@b>', "<sip:c,d@e>;q=1"]],
  ['"back\\"slash, quoted" <sip:a@b>', ['"back\\"slash, quoted" <sip:a@b>']],
  ['"never closed, <sip:a@b>', ['"never closed, <sip:a@b>']],
])("a list is cut at commas outside quotes and angle brackets: %s", (value, parts) => {
  expect(splitList(value)).toEqual(parts);
});

test("parameters are read with blanks anywhere and names in lower case", () => {
  expect([...readParameters(' ; Branch = z9 ;rport; note="a;b\\"c"', 0)!]).toEqual([
    ["branch", "z9"],
    ["rport", ""],
    ["note", '"a;b\\"c"'],
  ]);
});

test.each([";;", ";=a", ";a=", 'x;a="open', ";a=1;A=2", ";a b", ";a=b,c"])(
  "malformed parameters are refused: %s",
  (text) => {
    expect(readParameters(text, 0)).toBeNull();
  },
);

const word = fc.stringMatching(/^[a-z0-9.!%*_+`'~-]{1,12}$/);

test("what is written is read again", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(word, fc.option(word, { nil: "" })), { selector: ([name]) => name }),
      (pairs) => {
        expect([...readParameters(writeParameters(new Map(pairs)), 0)!]).toEqual(pairs);
      },
    ),
  );
});
