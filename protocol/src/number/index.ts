export { countryCodeOf } from "./countryCode.ts";
export { type EnumName, enumNameOf, numberOfEnumName, readEnumName } from "./enumName.ts";
export { formatNumber } from "./formatNumber.ts";
export {
  digitsOf,
  HIGHEST_DIGITS,
  isNumber,
  numberOfDigits,
  numberOfTokenId,
  parseE164Strict,
  plusForm,
  tokenIdOf,
  tryParseE164,
} from "./number.ts";
export { NumberError } from "./numberError.ts";
export { parseNumber } from "./parseNumber.ts";
