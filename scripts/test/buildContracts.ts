// Before tests that need the contracts: builds them, and tells Hardhat's plugins that a test run begins and ends, so that
// HARDHAT_COVERAGE and HARDHAT_GAS_STATS work with vitest as they do with `hardhat test`.
import hre from "hardhat";
import { withLock } from "../compile/withLock.ts";
import { RUN_ID } from "./runId.ts";

export async function setup(): Promise<() => Promise<void>> {
  await withLock("contracts", () => hre.tasks.getTask("build").run({ quiet: true, noTests: true }));
  await hre.hooks.runHandlerChain("test", "onTestRunStart", [RUN_ID], async () => {});
  return async () => {
    await hre.hooks.runHandlerChain("test", "onTestRunDone", [RUN_ID], async () => {});
  };
}
