import { Metadata } from "libphonenumber-js/core";
import metadata from "libphonenumber-js/metadata.max.json";

/** A country code of E.164 with its shortest and longest complete number, in digits with the code. */
export interface CountryCode {
  code: bigint;
  minDigits: number;
  maxDigits: number;
}

/** E.164 section 6.1. */
const MOST_DIGITS = 15;

/** Every country code that libphonenumber knows, those without a country (freephone, satellites) included. */
export function countryCodes(): CountryCode[] {
  const plans = new Metadata(metadata) as unknown as NumberingPlans;
  const countries: Record<string, readonly string[] | undefined> = metadata.country_calling_codes;
  const { nonGeographic } = metadata as unknown as { nonGeographic: object };
  return [...Object.keys(countries), ...Object.keys(nonGeographic)]
    .map((code) => {
      // Countries may share a code, each with lengths of its own; a code without a country is a plan by itself.
      const lengths = (countries[code] ?? [code]).flatMap((plan) => {
        plans.selectNumberingPlan(plan);
        return plans.numberingPlan.possibleLengths();
      });
      const digits = lengths.map((length) => Math.min(code.length + length, MOST_DIGITS));
      return { code: BigInt(code), minDigits: Math.min(...digits), maxDigits: Math.max(...digits) };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** What is used here of libphonenumber-js' Metadata; its own types leave some of it out. */
interface NumberingPlans {
  selectNumberingPlan(countryOrCode: string): void;
  numberingPlan: { possibleLengths(): number[] };
}
