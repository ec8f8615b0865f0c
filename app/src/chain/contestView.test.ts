import { verificationDeskAbi } from "@dots/protocol/abi";
import { encodeErrorResult, zeroAddress } from "viem";
import { expect, test } from "vitest";
import { readContest } from "./contestView.ts";

const NUMBER = 442079460123n;
const desk = "0x00000000000000000000000000000000000000d5";
const challenger = "0x00000000000000000000000000000000000000C1";
const stands = encodeErrorResult({
  abi: verificationDeskAbi,
  errorName: "ContestVerifierStands",
  args: [NUMBER, 2],
});
const decided = encodeErrorResult({
  abi: verificationDeskAbi,
  errorName: "NotNumberAuthority",
  args: [NUMBER, challenger, desk],
});

/** Reads a contest from a mock of a node, whose desk refuses as told; says what it was asked, too. */
async function read(by: typeof challenger | typeof zeroAddress, endsAt: number, refusal?: unknown) {
  const asked: string[] = [];
  const client = {
    simulateContract: ({ functionName, blockNumber }: { functionName: string; blockNumber: bigint }) => {
      asked.push(`${functionName} at ${blockNumber}`);
      return refusal === undefined ? Promise.resolve({}) : Promise.reject(refusal);
    },
  } as never;
  const contest = await readContest({ client, desk, blockNumber: 7n }, NUMBER, { challenger: by, endsAt });
  return { contest, asked };
}

test("no contest is nothing, and nothing is asked", async () => {
  expect(await read(zeroAddress, 0)).toEqual({ contest: null, asked: [] });
});

test("a contest that nobody but the time can end stands", async () => {
  expect(await read(challenger, 99, { data: stands })).toEqual({
    contest: { challenger, endsAt: 99, isVoid: false },
    asked: ["dropContest at 7"],
  });
});

test("a contest that anybody may drop is void", async () => {
  expect((await read(challenger, 99)).contest).toEqual({ challenger, endsAt: 99, isVoid: true });
});

test("a decision has no challenger, and stands while its authority alone may withdraw it", async () => {
  expect(await read(zeroAddress, 99, { data: decided })).toEqual({
    contest: { challenger: null, endsAt: 99, isVoid: false },
    asked: ["withdrawDecision at 7"],
  });
  expect((await read(zeroAddress, 99)).contest).toEqual({ challenger: null, endsAt: 99, isVoid: true });
});

test("a node that does not answer says nothing of it", async () => {
  await expect(read(challenger, 99, new Error("fetch failed"))).rejects.toThrow("fetch failed");
});
