import type { ContractErrorArgs, ContractErrorName } from "viem";
import type { ContractErrors } from "./contractErrors.ts";

/** What a revert of the contracts means, in words; `found` and `needed` render the error's arguments. */
export interface Entry<args extends readonly unknown[]> {
  title: string;
  /** Why the rule is there, or how one gets here. */
  reason: string;
  found?: (...args: args) => string;
  needed?: (...args: args) => string;
  remedy: string;
}

export type ArgsOf<name extends ErrorName> =
  ContractErrorArgs<ContractErrors, name> extends infer args extends readonly unknown[] ? args : [];

/** The name of every custom error that some contract of DOTS declares. */
export type ErrorName = ContractErrorName<ContractErrors>;

/** One entry for every error: the compiler refuses a missing one, and one for an error that no contract has. */
export type Dictionary = { readonly [name in ErrorName]: Entry<ArgsOf<name>> };
