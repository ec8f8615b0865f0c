import { BaseError } from "./base.ts";
import type { ArgsOf, Entry, ErrorName } from "./dictionary/entry.ts";
import { errorDictionary } from "./dictionary/index.ts";

/** What a contract would say by reverting with this error: the same words as for a revert that took place. */
export function explainRefusal<name extends ErrorName>(name: name, args: ArgsOf<name>, cause?: unknown): BaseError {
  const entry: Entry<ArgsOf<name>> = errorDictionary[name];
  const { title, reason, remedy } = entry;
  return new BaseError({
    code: name,
    title,
    reason,
    ...(entry.found && { found: entry.found(...args) }),
    ...(entry.needed && { needed: entry.needed(...args) }),
    remedy,
    cause,
  });
}
