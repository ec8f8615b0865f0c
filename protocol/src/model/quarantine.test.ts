import { expect, test } from "vitest";
import { LAST_SEQUENCE, restDays } from "./quarantine.ts";

test.each([
  ["as long as the range asks, if it was held for long enough", true, 7, 45, 45],
  ["not at all, if it was not", false, 7, 45, 0],
  ["31 days at least, once its sequence was used up", false, LAST_SEQUENCE, 0, 31],
  ["the longer of both", true, LAST_SEQUENCE, 45, 45],
])("a number rests %s", (_, resting, sequence, quarantineDays, days) => {
  expect(restDays(resting, sequence, quarantineDays)).toBe(days);
});
