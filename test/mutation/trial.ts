import { createHash } from "node:crypto";
import { type Bench, changed, isSuite, replaced } from "../../scripts/test/solidity/bench.ts";
import { type Code, NotCompiled, OPTIMIZED, PLAIN } from "../../scripts/test/solidity/compile.ts";
import { runSuites, type SuiteSize } from "../../scripts/test/solidity/runSuites.ts";
import { type Mutant, mutated } from "./mutants.ts";

/** What came of a mutant. One that does not compile, or does the same as the original or as another, is none. */
export type Verdict =
  | { kind: "invalid" | "equivalent" | "duplicate" | "survived" }
  /** `by` is the test that failed first. */
  | { kind: "killed"; by: string };

/** Small, since thousands of mutants are tried: what fuzzing adds to the tests with known values shows in a few runs. */
export const SIZE: SuiteSize = { fuzzRuns: 32, invariantRuns: 6, depth: 60, shrink: 0, gas: 1n << 29n };

/** The suites that test contracts; `Reached` tests the invariants, and takes as long as all others. */
export function suitesOf(code: readonly Code[]): Code[] {
  return code.filter((each) => isSuite(each) && !each.source.endsWith("/Reached.t.sol"));
}

/** Tries mutants one after another on the tests. */
export class Trial {
  readonly #root: string;
  readonly #bench: Bench;
  readonly #code: readonly Code[];
  readonly #suites: Code[];
  /** How often a suite was the first to notice a mutant of a file. */
  readonly #kills = new Map<string, number>();
  readonly #seen = new Set<string>();
  readonly #optimized = new Map<string, Code[]>();

  /** @param code all tested contracts and all tests, without a mistake */
  constructor(root: string, bench: Bench, code: readonly Code[]) {
    this.#root = root;
    this.#bench = bench;
    this.#code = code;
    this.#suites = suitesOf(code);
  }

  async judge(mutant: Mutant): Promise<Verdict> {
    const { file } = mutant;
    const change = this.#bench.changed({ file, text: mutated(mutant, this.#bench.sources.get(file)!) });
    try {
      const tested = this.#bench.holding(file, this.#bench.tested);
      const differing = changed(this.#code, this.#bench.compile(tested, PLAIN, change));
      if (differing.length > 0 && this.#isKnown(differing)) return { kind: "duplicate" };
      const code = replaced(this.#code, differing);
      let by = differing.length > 0 ? await this.#firstFailure(file, code, this.#ordered(file)) : undefined;
      if (by) return { kind: "killed", by };

      // Tests that hold the mistaken code themselves, as those of libraries do.
      const tests = this.#bench.holding(file, this.#bench.tests);
      const mistaken = changed(this.#code, this.#bench.compile(tests, PLAIN, change));
      by = await this.#firstFailure(file, replaced(code, mistaken), mistaken.filter(isSuite));
      if (by) return { kind: "killed", by };
      if (mistaken.length > 0) return { kind: "survived" };
      const same =
        differing.length === 0 || this.#isSameOptimized(file, this.#bench.compile(tested, OPTIMIZED, change));
      return { kind: same ? "equivalent" : "survived" };
    } catch (error) {
      if (error instanceof NotCompiled) return { kind: "invalid" };
      throw error;
    }
  }

  #isKnown(code: readonly Code[]): boolean {
    const hash = createHash("sha256").update(JSON.stringify(code.map(({ creation }) => creation)));
    const digest = hash.digest("base64");
    const known = this.#seen.has(digest);
    this.#seen.add(digest);
    return known;
  }

  #isSameOptimized(file: string, newer: Code[]): boolean {
    const tested = this.#bench.holding(file, this.#bench.tested);
    const old = this.#optimized.get(file) ?? this.#bench.compile(tested, OPTIMIZED);
    this.#optimized.set(file, old);
    return changed(old, newer).length === 0;
  }

  /** The suite beside the file first, then those that noticed most mutants of it; invariants, which take longest, last. */
  #ordered(file: string): Code[] {
    const rank = ({ source, name }: Code) => {
      if (source.startsWith("test/invariant/")) return -1;
      return (this.#kills.get(`${file} ${name}`) ?? 0) + (source === file.replace(/\.sol$/, ".t.sol") ? 0.5 : 0);
    };
    return [...this.#suites].sort((a, b) => rank(b) - rank(a));
  }

  async #firstFailure(file: string, code: readonly Code[], suites: readonly Code[]): Promise<string | undefined> {
    for (const suite of suites) {
      const current = code.find(({ source, name }) => source === suite.source && name === suite.name)!;
      const failed = (await runSuites(this.#root, code, [current], SIZE)).find(({ passed }) => !passed);
      if (!failed) continue;
      const key = `${file} ${suite.name}`;
      this.#kills.set(key, (this.#kills.get(key) ?? 0) + 1);
      return `${failed.suite}.${failed.test.split("(")[0]}`;
    }
    return undefined;
  }
}
