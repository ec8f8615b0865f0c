import { type ParseArgsConfig, parseArgs } from "node:util";
import { BaseError } from "@dots/protocol";

type Flags = NonNullable<ParseArgsConfig["options"]>;

/** Reads a command's flags; a flag that it does not have is told together with those that it has. */
export function readFlags<const T extends Flags>(
  args: string[],
  options: T,
  help: string,
): ReturnType<typeof parseArgs<{ options: T; allowPositionals: false; strict: true }>>["values"] {
  try {
    return parseArgs({ args, options, allowPositionals: false, strict: true }).values;
  } catch (error) {
    throw new BaseError({
      code: "FlagUnknown",
      title: "The command line was not understood.",
      found: (error as Error).message.split(". To specify")[0]!,
      remedy: help,
    });
  }
}
