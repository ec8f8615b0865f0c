import { digitsOf } from "../number/number.ts";
import { PLACEHOLDER } from "./checkTemplate.ts";

/** The URI of a checked template for one number: `{e164}` replaced by its digits. */
export function fillTemplate(template: string, number: bigint): string {
  return template.replace(PLACEHOLDER, digitsOf(number));
}
