import { takeApart } from "./apart.ts";
import { type Code, type CompilerSettings, compile, PLAIN } from "./compile.ts";
import { type ContractName, Reach } from "./reach.ts";
import { importsOf, isTest, readSources, type Sources } from "./sources.ts";

/** A file of the project and what shall stand in it instead. */
export interface Change {
  file: string;
  text: string;
}

const contractLine = /^contract (\w+)/gm;

/** The contracts of the project and their Solidity tests, taken apart: each can be compiled without the other. */
export class Bench {
  readonly sources: Sources;
  /** The contracts that tests put on their stage. */
  readonly tested: readonly ContractName[];
  /** The contracts in files of tests. */
  readonly tests: readonly ContractName[];
  #trees: ReadonlyMap<string, unknown> | undefined;
  #reach: Reach | undefined;

  constructor(root: string) {
    const { sources, tested } = takeApart(readSources(root, ["contracts/**/*.sol", "test/invariant/**/*.sol"]));
    this.sources = sources;
    const all = [...sources].flatMap(([source, text]) =>
      [...text.matchAll(contractLine)].map(([, name]) => ({ source, name: name! })),
    );
    this.tested = all.filter(({ source, name }) => !isTest(source) && tested.has(name));
    this.tests = all.filter(({ source }) => isTest(source));
  }

  /** The syntax tree of each source. */
  trees(): ReadonlyMap<string, unknown> {
    this.#trees ??= compile(this.sources, {}, PLAIN, true).trees;
    return this.#trees;
  }

  /** Those of the contracts whose code comes from a file, in part at least. */
  holding(file: string, contracts: readonly ContractName[]): ContractName[] {
    this.#reach ??= new Reach(this.trees());
    const reach = this.#reach;
    return contracts.filter((contract) => reach.of(contract).has(file));
  }

  /** @param sources the bench's own, or with something changed in them */
  compile(contracts: readonly ContractName[], settings: CompilerSettings, sources = this.sources): Code[] {
    if (contracts.length === 0) return [];
    const bySource = Map.groupBy(contracts, ({ source }) => source);
    const wanted = Object.fromEntries([...bySource].map(([source, named]) => [source, named.map(({ name }) => name)]));
    return compile(needed(sources, Object.keys(wanted)), wanted, settings).contracts;
  }

  /** The sources with another text in one of them. */
  changed({ file, text }: Change): Sources {
    return new Map(this.sources).set(file, text);
  }
}

/** Whether a contract is a suite of tests. */
export function isSuite({ abi }: Code): boolean {
  return /"name":"(test|invariant)/.test(abi);
}

/** The code with some contracts replaced by newer ones. */
export function replaced(code: readonly Code[], newer: readonly Code[]): Code[] {
  return code.map((old) => newer.find((each) => sameContract(each, old)) ?? old);
}

/** Those of the newer contracts that are not as they were. */
export function changed(code: readonly Code[], newer: readonly Code[]): Code[] {
  return newer.filter((each) => code.find((old) => sameContract(each, old))?.creation !== each.creation);
}

function sameContract(a: ContractName, b: ContractName): boolean {
  return a.name === b.name && a.source === b.source;
}

/** The sources that some of them import, and they themselves. */
function needed(sources: Sources, names: readonly string[]): Sources {
  const found = new Map<string, string>();
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const text = sources.get(name);
    if (text === undefined || found.has(name)) continue;
    found.set(name, text);
    queue.push(...importsOf(name, text));
  }
  return found;
}
