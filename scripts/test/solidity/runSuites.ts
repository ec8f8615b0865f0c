import { stripVTControlCharacters } from "node:util";
import {
  type Artifact,
  CollectStackTraces,
  EdrContext,
  IncludeTraces,
  L1_CHAIN_TYPE,
  l1GenesisState,
  l1HardforkFromString,
  l1SolidityTestRunnerFactory,
  type ObservabilityConfig,
  OSAKA,
  type SuiteResult,
  type TestResult,
} from "@nomicfoundation/edr";
import type { Code } from "./compile.ts";

export interface SuiteSize {
  fuzzRuns: number;
  invariantRuns: number;
  depth: number;
  /** How many attempts are made to shorten a failing sequence. */
  shrink?: number;
  /** Gas that one test may use: ends what would not end by itself. */
  gas?: bigint;
  seed?: string;
  /** Only tests whose signature matches. */
  only?: string;
  /** Told what statements of instrumented code report. */
  onReached?: (tag: string) => void;
}

export interface TestOutcome {
  suite: string;
  test: string;
  passed: boolean;
  reason: string;
  /** Calls made before an invariant broke, as the handler's functions and their arguments. */
  sequence: string[];
  /** Sequences an invariant was tried with. */
  runs: number;
  calls: number;
  reverts: number;
}

let context: Promise<EdrContext> | undefined;

/** Runs suites of tests on code that was compiled before, as `hardhat test solidity` does on what it compiles itself. */
export async function runSuites(
  root: string,
  code: readonly Code[],
  suites: readonly Code[],
  size: SuiteSize,
): Promise<TestOutcome[]> {
  if (suites.length === 0) return [];
  context ??= openContext();
  const results: SuiteResult[] = [];
  // The last results may come after the run itself has ended.
  const all = Promise.withResolvers<void>();
  const run = (await context).runSolidityTests(
    L1_CHAIN_TYPE,
    code.map(artifact),
    suites.map((suite) => artifact(suite).id),
    {
      projectRoot: root,
      hardfork: OSAKA,
      localPredeploys: l1GenesisState(l1HardforkFromString(OSAKA)),
      disableBlockGasLimit: true,
      disableTransactionGasCap: true,
      collectStackTraces: CollectStackTraces.OnFailure,
      includeTraces: IncludeTraces.None,
      ...(size.gas && { gasLimit: size.gas }),
      ...(size.only && { testPattern: size.only }),
      ...(size.onReached && { observability: reporting(size.onReached) }),
      fuzz: { runs: size.fuzzRuns, seed: size.seed ?? "0x1" },
      invariant: {
        ...{ runs: size.invariantRuns, depth: size.depth, failOnRevert: true },
        ...(size.shrink !== undefined && { shrinkRunLimit: size.shrink }),
      },
    },
    { buildInfos: [], ignoreContracts: true },
    (result) => {
      if (results.push(result) === suites.length) all.resolve();
    },
  );
  await Promise.all([run, all.promise]);
  return results.flatMap(({ id, testResults }) => testResults.map((result) => outcome(id.name, result)));
}

function outcome(suite: string, { name, status, reason, counterexample, kind }: TestResult): TestOutcome {
  const sequence = counterexample && "sequence" in counterexample ? counterexample.sequence : [];
  return {
    ...{ suite, test: name, passed: status !== "Failure", reason: reason ?? "" },
    sequence: sequence.map(({ signature, args }) => `${signature?.split("(")[0] ?? "?"}(${plain(args ?? "")})`),
    runs: "runs" in kind ? Number(kind.runs) : 1,
    calls: "calls" in kind ? Number(kind.calls) : 0,
    reverts: "reverts" in kind ? Number(kind.reverts) : 0,
  };
}

/** Without the rounded form that stands, in grey, after each long number: so a call can be pasted. */
function plain(args: string): string {
  return stripVTControlCharacters(args).replaceAll(/ \[[\d.]+e\d+\]/g, "");
}

function reporting(onReached: (tag: string) => void): ObservabilityConfig {
  return {
    codeCoverage: {
      onCollectedCoverageCallback: async (tags) => {
        for (const tag of tags) onReached(Buffer.from(tag).toString("hex"));
      },
    },
  };
}

async function openContext(): Promise<EdrContext> {
  const opened = new EdrContext();
  await opened.registerSolidityTestRunnerFactory(L1_CHAIN_TYPE, l1SolidityTestRunnerFactory());
  return opened;
}

function artifact({ source, name, abi, creation, runtime }: Code): Artifact {
  return {
    id: { name, source, solcVersion: "0.8.37" },
    contract: { abi, bytecode: `0x${creation}`, deployedBytecode: `0x${runtime}` },
  };
}
