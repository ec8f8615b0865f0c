import { compile, NotCompiled, PLAIN } from "../../scripts/test/solidity/compile.ts";
import type { Sources } from "../../scripts/test/solidity/sources.ts";
import type { Bug } from "./bug.ts";
import { plant, requireFitting } from "./plant.ts";

/**
 * What the compiler has against bugs, each with its name. As many as fit beside one another are judged at once: one by one they
 * are only where those do not compile together.
 */
export function complaintsOf(bugs: readonly Bug[], sources: Sources): string[] {
  requireFitting(bugs, sources);
  const complaints: string[] = [];
  for (let left = bugs; left.length > 0; ) {
    const [together, rest, planted] = plantMany(left, sources);
    if (complaintOf(planted) !== "") {
      for (const bug of together) {
        const complaint = complaintOf(plantMany([bug], sources)[2]);
        if (complaint !== "") complaints.push(`${bug.name}: ${complaint}`);
      }
    }
    left = rest;
  }
  return complaints;
}

/** Those planted, those that find no place beside them, and the sources with the former. */
function plantMany(bugs: readonly Bug[], sources: Sources): [Bug[], Bug[], Sources] {
  const planted = new Map(sources);
  const fits = ({ file, find }: Bug) => planted.get(file)!.split(find).length === 2;
  const [together, rest]: [Bug[], Bug[]] = [[], []];
  for (const bug of bugs) {
    if (!fits(bug)) {
      rest.push(bug);
      continue;
    }
    planted.set(bug.file, plant(bug, planted).text);
    together.push(bug);
  }
  return [together, rest, planted];
}

/** "" if the sources compile. */
function complaintOf(sources: Sources): string {
  try {
    compile(sources, {}, PLAIN);
    return "";
  } catch (error) {
    if (error instanceof NotCompiled) return error.reason ?? error.message;
    throw error;
  }
}
