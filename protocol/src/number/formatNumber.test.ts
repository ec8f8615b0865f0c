import { expect, test } from "vitest";
import { formatNumber } from "./formatNumber.ts";

test.each([
  [12125550123n, "+1 212 555 0123"],
  [447700900123n, "+44 7700 900123"],
  [99912345678n, "+999 123 456 78"],
  [9991234567n, "+999 123 4567"],
  [9991n, "+999 1"],
  [999n, "+999"],
  [1n, "+1"],
])("%s is shown as %s", (number, text) => expect(formatNumber(number)).toBe(text));
