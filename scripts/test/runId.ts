/** What Hardhat's coverage and gas statistics call the runs of vitest. */
export const RUN_ID = "vitest";
