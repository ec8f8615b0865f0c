export { ChainLookup } from "./chainLookup.ts";
export { type Found, Lookup, type LookupMode, type LookupReport } from "./lookup.ts";
