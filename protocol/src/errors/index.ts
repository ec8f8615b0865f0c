export { BaseError, type ErrorFacts } from "./base.ts";
export { show } from "./show.ts";
