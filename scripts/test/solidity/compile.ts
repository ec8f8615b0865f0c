import { createRequire } from "node:module";
import { BaseError } from "@dots/protocol";
import { solcSettings } from "../../compile/solcSettings.ts";
import type { Sources } from "./sources.ts";

/** What the tests need of a compiled contract. */
export interface Code {
  source: string;
  name: string;
  abi: string;
  /** Hexadecimal, without 0x. */
  creation: string;
  runtime: string;
}

export interface CompilerSettings {
  optimizer: object;
  viaIR: boolean;
  evmVersion: string;
}

export interface Output {
  contracts: Code[];
  /** The syntax tree of each source, by its name; only if asked for. */
  trees: Map<string, unknown>;
}

interface SolcOutput {
  errors?: { severity: string; formattedMessage: string }[];
  sources?: Record<string, { ast?: unknown }>;
  contracts?: Record<
    string,
    Record<string, { abi: object[]; evm: { bytecode: { object: string }; deployedBytecode: { object: string } } }>
  >;
}

const solc = createRequire(import.meta.url)("solc") as { compile(input: string): string };

/** With the optimizer, but not through the IR pipeline. */
export const OPTIMIZED: CompilerSettings = { ...solcSettings, viaIR: false };

/** As deployed code is compiled: through the IR pipeline. */
export const DEPLOYED: CompilerSettings = solcSettings;

/** A third of the time: enough to see what the code does. */
export const PLAIN: CompilerSettings = { ...OPTIMIZED, optimizer: { enabled: false } };

/** Thrown when sources do not compile: a mutation may well not. */
export class NotCompiled extends BaseError {
  constructor(messages: readonly string[]) {
    super({
      ...{ code: "NotCompiled", title: "The contracts do not compile.", reason: messages.join("\n") },
      remedy: "Mend what the compiler names.",
    });
  }
}

/**
 * Compiles in this process, so that the compiler is loaded once. The code bears no hash of its sources: equal code means
 * that two versions of a source do the same.
 * @param wanted names of contracts by source; all of a source for "*"
 */
export function compile(
  sources: Sources,
  wanted: Readonly<Record<string, readonly string[]>>,
  settings: CompilerSettings,
  withTrees = false,
): Output {
  const parts = ["abi", "evm.bytecode.object", "evm.deployedBytecode.object"];
  const outputSelection: Record<string, Record<string, string[]>> = withTrees ? { "*": { "": ["ast"] } } : {};
  for (const [source, names] of Object.entries(wanted)) {
    outputSelection[source] = { ...outputSelection[source], ...Object.fromEntries(names.map((name) => [name, parts])) };
  }
  const input = {
    language: "Solidity",
    sources: Object.fromEntries([...sources].map(([name, content]) => [name, { content }])),
    settings: { ...settings, outputSelection, metadata: { appendCBOR: false, bytecodeHash: "none" } },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as SolcOutput;
  const errors = (output.errors ?? []).filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new NotCompiled(errors.map(({ formattedMessage }) => formattedMessage));
  return {
    trees: new Map(Object.entries(output.sources ?? {}).map(([name, { ast }]) => [name, ast])),
    contracts: Object.entries(output.contracts ?? {}).flatMap(([source, contracts]) =>
      Object.entries(contracts).map(([name, { abi, evm }]) => ({
        ...{ source, name, abi: JSON.stringify(abi) },
        ...{ creation: evm.bytecode.object, runtime: evm.deployedBytecode.object },
      })),
    ),
  };
}
