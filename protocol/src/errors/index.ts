export { BaseError, type ErrorFacts } from "./base.ts";
export { type ErrorName, errorDictionary } from "./dictionary/index.ts";
export { explainError } from "./explainError.ts";
export { explainRefusal } from "./explainRefusal.ts";
export { show } from "./show.ts";
