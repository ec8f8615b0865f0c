import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as abis from "@dots/protocol/abi";
import { type Abi, type AbiFunction, toFunctionSignature } from "viem";
import { expect, test } from "vitest";
import { readSources } from "../../scripts/test/solidity/sources.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const wanted = readFileSync(fileURLToPath(new URL("Wanted.t.sol", import.meta.url)), "utf8");

/** The contracts, and the interfaces by which their functions are named. */
const contracts: readonly [abi: Abi, ...names: string[]][] = [
  [abis.numberRegistryAbi, "INumberRegistry", "IRegistryForDesks"],
  [abis.authorityDeskAbi, "IAuthorityDesk"],
  [abis.claimDeskAbi, "IClaimDesk"],
  [abis.verificationDeskAbi, "IVerificationDesk"],
  [abis.verifierRegistryAbi, "IVerifierRegistry"],
  [abis.portingDeskAbi, "IPortingDesk", "IERC721Receiver"],
  [abis.routeProfilesAbi, "IRouteProfiles"],
  [abis.carrierRegistryAbi, "ICarrierRegistry"],
];

/** For one contract at another, or for the AccessManager: no action of anybody's. */
const NARROW = [
  ...["IRegistryForDesks.", "INumberRegistry.port", "INumberRegistry.arrive", "IVerificationDesk.concede"],
  ...["IVerifierRegistry.spend", "IERC721Receiver.onERC721Received", "setAuthority(address)"],
];

/** What anybody may do: with what is his own, or for whom the rules name. */
const ANYBODYS = [
  ...["INumberRegistry.claim", "INumberRegistry.claimWithPermit", "INumberRegistry.claimMany"],
  ...["setApprovalForAll(address,bool)", "ICarrierRegistry.join", "IAuthorityDesk.closeForSuccessor"],
  ...["IVerificationDesk.sweep", "IVerificationDesk.settleContest", "IVerificationDesk.dropContest"],
  "IVerificationDesk.carryOutDecision",
];

/** So seldom the first reason that a hundred lives may pass without it. */
const SELDOM = ["DecisionVoid", "AnswerTooOld", "VerificationUsed"].map((name) => `IVerificationDesk.${name}`);

/** Each function that changes something, by all names that Wanted may have for it. */
const functions = contracts.flatMap(([abi, ...names]) =>
  abi
    .filter((item): item is AbiFunction => item.type === "function")
    .filter(({ stateMutability }) => stateMutability !== "view" && stateMutability !== "pure")
    .map((item) => [...names.map((name) => `${name}.${item.name}`), toFunctionSignature(item)]),
);

test("every function of the contracts must go through, but those that nobody calls", () => {
  const missing = functions.filter((names) => !isWanted("_functions", names) && !isIn(NARROW, names));
  expect(missing).toEqual([]);
});

test("a thief must try every function that is not anybody's", () => {
  const missing = functions.filter((names) => !isWanted("_thefts", names) && !isIn(ANYBODYS, names));
  expect(missing).toEqual([]);
});

test("every reason that the shadow can name must be met", () => {
  const sources = readSources(root, ["test/invariant/{actions,shadow}/*.sol"]);
  const text = [...sources.values()].join("\n");
  const reasons = [...text.matchAll(/because\([^;]*?(\w+\.\w+)\.selector\s*\)/g)].map(([, name]) => name!);
  expect(reasons.length).toBeGreaterThan(100);
  const missing = reasons.filter((name) => !isWanted("_refusals", [name]) && !SELDOM.includes(name));
  expect([...new Set(missing)]).toEqual([]);
});

function isWanted(list: string, names: readonly string[]): boolean {
  const lines = wanted.split("\n").filter((line) => line.includes(`${list}.push(`));
  return names.some((name) => lines.some((line) => line.includes(`(${name}.selector)`) || line.includes(`"${name}"`)));
}

function isIn(list: readonly string[], names: readonly string[]): boolean {
  return names.some((name) => list.some((each) => (each.endsWith(".") ? name.startsWith(each) : name === each)));
}
