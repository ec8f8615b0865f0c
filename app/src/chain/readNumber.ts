import { CLAIM_POLICIES, explainError, RULE_KINDS, STATUSES } from "@dots/protocol";
import { numberLensAbi, numberRegistryAbi } from "@dots/protocol/abi";
import { zeroAddress } from "viem";
import { chain } from "../server/chain.ts";
import { config } from "../server/config.ts";
import { readContest } from "./contestView.ts";
import type { ClaimTerms, NumberView } from "./numberView.ts";
import { type Words, wordsOf } from "./words.ts";

const ANYBODY = "0x00000000000000000000000000000000000000A1";
const NO_REFUSAL = "0x00000000";
const RANGE_CLAIMED_ONLY = 2;

/** Reads a number as of the newest block, all of it at that one block. */
export async function readNumber(number: bigint): Promise<NumberView> {
  const block = await chain().getBlock({
    blockTag: "latest",
    includeTransactions: false,
  });
  const at = {
    address: config().deployment.numberLens,
    abi: numberLensAbi,
    blockNumber: block.number,
  } as const;
  const [views, quote] = await Promise.all([
    chain().readContract({ ...at, functionName: "numbers", args: [[number], true] }),
    chain().readContract({ ...at, functionName: "quoteClaim", args: [number, 0, ANYBODY] }),
  ]);
  const { state, resolution, rangePrefix: prefix, range, contest, deposit, verifiedUntil } = views[0]!;
  const held = state.holder !== zeroAddress;
  const claim: ClaimTerms = {
    deposit: quote.deposit.toString(),
    profile: quote.profile,
    carrier: quote.carrier,
    quarantineDays: quote.quarantineDays,
    freeOn: quote.freeOn,
    refusal: held || quote.refusal === NO_REFUSAL ? null : await refusalOf(number, block.number),
  };
  return {
    block: {
      number: block.number.toString(),
      timestamp: Number(block.timestamp),
    },
    digits: number.toString(),
    status: STATUSES[resolution.status] ?? "unassigned",
    ported: resolution.ported,
    isPrivate: resolution.isPrivate,
    carrierLeft: resolution.carrierLeft,
    sequence: resolution.sequence,
    holder: held ? state.holder : null,
    day: state.day === 0 || verifiedUntil !== 0 ? null : state.day,
    verifiedUntil: verifiedUntil === 0 ? null : verifiedUntil,
    contest: await readContest(
      { client: chain(), desk: config().deployment.verificationDesk, blockNumber: block.number },
      number,
      contest,
    ),
    deposit: held ? deposit.toString() : null,
    profile: resolution.profile,
    carrier: resolution.carrier,
    profileVersion: resolution.version,
    ttl: resolution.ttl,
    rules: resolution.rules.map((rule) => ({
      ...rule,
      kind: RULE_KINDS[rule.kind] ?? "sip",
    })),
    range:
      prefix === 0n
        ? null
        : {
            prefix: prefix.toString(),
            carrier: range.carrier,
            policy: CLAIM_POLICIES[range.policy] ?? "closed",
            quarantineDays: range.quarantineDays,
            claimedOnly: (range.flags & RANGE_CLAIMED_ONLY) !== 0,
          },
    claim: held ? null : claim,
  };
}

/** The quote names only the error; asked by the name of its condition, the contract gives the values too. */
async function refusalOf(number: bigint, blockNumber: bigint): Promise<Words | null> {
  try {
    await chain().readContract({
      address: config().deployment.numberRegistry,
      abi: numberRegistryAbi,
      functionName: "requireClaimable",
      args: [number, 0, ANYBODY],
      blockNumber,
    });
    return null;
  } catch (error) {
    return wordsOf(explainError(error));
  }
}
