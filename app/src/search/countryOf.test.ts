import { expect, it } from "vitest";
import { countryOf } from "./countryOf.ts";

it.each([
  ["en-US,en;q=0.9", "US"],
  ["de, en-GB;q=0.8", "GB"],
  ["zh-Hant-TW", "TW"],
  ["en", undefined],
  ["", undefined],
  [null, undefined],
])("%s means %s", (header, country) => expect(countryOf(header)).toBe(country));
