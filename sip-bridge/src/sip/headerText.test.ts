import { expect, test } from "vitest";
import { HeaderTextError, oneLine, quoted } from "./headerText.ts";

test.each(["a\r\nb", "a\nb", "a\rb", "a\0b", "a\u0085b"])("what could end a line is refused: %j", (text) => {
  expect(() => oneLine("Warning", text)).toThrow(HeaderTextError);
});

test("a refusal says what was found", () => {
  expect(() => oneLine("Warning", "a\r\nb")).toThrow(
    'Warning has a control character. Found: "a\\r\\nb". Needed: one line of text.',
  );
});

test("text is quoted so that it ends where it should", () => {
  expect(quoted('say "hi" \\')).toBe('"say \\"hi\\" \\\\"');
});
