import { posix } from "node:path";
import { functionsOf, inBrackets, listed, plainSource, type SolidityFunction } from "./source.ts";

/** What a text judges of helpers that call helpers: no test is nested deeper. */
const DEEPEST = 8;

interface TestSource {
  functions: readonly SolidityFunction[];
  imports: readonly string[];
}

/** What the parameters of a function that a test calls stand for. */
type Bound = ReadonlyMap<string, readonly string[]>;

/**
 * The reverts that Solidity tests expect, each as `Owner.Error/values`: from every test on, through the helpers that it
 * calls, what `vm.expectRevert` is given. A reason is followed through variables, parameters and helpers that return it. A
 * selector alone is an expectation without values.
 */
export function expectedErrors(tests: ReadonlyMap<string, string>): Set<string> {
  const sources = new Map([...tests].map(([path, source]) => [path, readTest(path, source)]));
  const expected = new Set<string>();

  /** The functions that a call can mean: those of the file, else of the files that it imports. */
  function called(path: string, name: string, count: number, seen = new Set<string>()): [string, SolidityFunction][] {
    const source = sources.get(path);
    if (!source || seen.has(path)) return [];
    seen.add(path);
    const own = source.functions.filter((each) => each.name === name && each.parameters.length === count);
    if (own.length > 0) return own.map((each) => [path, each]);
    return source.imports.flatMap((each) => called(each, name, count, seen));
  }

  /** The reverts that an expression stands for. */
  function reverts(path: string, body: string, expression: string, bound: Bound, depth: number): string[] {
    if (depth > DEEPEST) return [];
    const selector = /^(?:\w+\.)*?(\w+\.\w+)\.selector$/;
    const bare = selector.exec(expression);
    if (bare) return [`${bare[1]}/0`];
    if (/^\w+$/.test(expression)) {
      const values = [...body.matchAll(new RegExp(`\\b${expression}\\s*=(?!=)([^;]+);`, "g"))];
      const assigned = values.flatMap(([, value]) => reverts(path, body, value!.trim(), bound, depth + 1));
      return [...assigned, ...(bound.get(expression) ?? [])];
    }
    const call = /^([\w.]+)\s*\(/.exec(expression);
    if (!call) return [];
    const given = listed(inBrackets(expression, call[0].length - 1));
    if (call[1] === "abi.encodeWithSelector") {
      const encoded = selector.exec(given[0]!);
      return encoded ? [`${encoded[1]}/${given.length - 1}`] : [];
    }
    return called(path, call[1]!, given.length).flatMap(([into, helper]) => {
      const inside = bind(helper, given, (each) => reverts(path, body, each, bound, depth + 1));
      return [...helper.body.matchAll(/\breturn\b([^;]+);/g)].flatMap(([, value]) =>
        reverts(into, helper.body, value!.trim(), inside, depth + 1),
      );
    });
  }

  function walk(path: string, { body }: SolidityFunction, bound: Bound, depth: number): void {
    if (depth > DEEPEST) return;
    for (const match of body.matchAll(/(?<![\w.])(vm\.expectRevert|\w+)\s*\(/g)) {
      const given = listed(inBrackets(body, match.index + match[0].length - 1));
      if (match[1] === "vm.expectRevert") {
        for (const each of reverts(path, body, given[0] ?? "", bound, 0)) expected.add(each);
        continue;
      }
      for (const [into, helper] of called(path, match[1]!, given.length)) {
        walk(
          into,
          helper,
          bind(helper, given, (each) => reverts(path, body, each, bound, 0)),
          depth + 1,
        );
      }
    }
  }

  for (const [path, { functions }] of sources)
    for (const each of functions) if (/^test/.test(each.name)) walk(path, each, new Map(), 0);
  return expected;
}

function bind(helper: SolidityFunction, given: readonly string[], meaning: (expression: string) => string[]): Bound {
  return new Map(helper.parameters.map((name, index) => [name, meaning(given[index]!)]));
}

function readTest(path: string, source: string): TestSource {
  const imports = [...source.matchAll(/^import\b[^;]*?"(\.[^"]+)";/gm)];
  return {
    functions: functionsOf(plainSource(source)),
    imports: imports.map(([, target]) => posix.join(posix.dirname(path), target!)),
  };
}
