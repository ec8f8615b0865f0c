import { BaseError } from "@dots/protocol";
import type { Change } from "../../scripts/test/solidity/bench.ts";
import type { Sources } from "../../scripts/test/solidity/sources.ts";
import type { Bug } from "./bug.ts";

/** The source with the bug in it. */
export function plant(bug: Bug, sources: Sources): Change {
  requireFitting([bug], sources);
  return { file: bug.file, text: sources.get(bug.file)!.replace(bug.find, () => bug.replace) };
}

/** A bug that does not fit its source any more would show nothing. */
export function requireFitting(bugs: readonly Bug[], sources: Sources): void {
  const misfits = bugs.flatMap(({ name, file, find }) => {
    const places = (sources.get(file)?.split(find).length ?? 1) - 1;
    return places === 1 ? [] : [`${name}: what it replaces stands ${places} times in ${file}`];
  });
  if (misfits.length === 0) return;
  throw new BaseError({
    ...{ code: "BugDoesNotFit", title: "A planted bug does not fit its source any more." },
    ...{ found: misfits.join("\n"), needed: "once", remedy: "Plant it where the rule stands now." },
  });
}
