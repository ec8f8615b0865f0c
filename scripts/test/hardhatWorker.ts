// In each worker that runs contract tests: hands what Hardhat's plugins collected there to the whole run.
import hre from "hardhat";
import { afterAll } from "vitest";
import { RUN_ID } from "./runId.ts";

afterAll(async () => {
  await hre.hooks.runHandlerChain("test", "onTestWorkerDone", [RUN_ID], async () => {});
});
