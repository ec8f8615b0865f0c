import { explainError } from "@dots/protocol";
import { verificationDeskAbi } from "@dots/protocol/abi";
import { type Address, type PublicClient, zeroAddress } from "viem";
import type { ContestView } from "./numberView.ts";

const ANYBODY = "0x00000000000000000000000000000000000000A1";

/** What the desk says while the ground of a contest, or of a decision, stands. */
const STANDS = new Set(["ContestVerifierStands", "NotNumberAuthority"]);

interface At {
  client: Pick<PublicClient, "simulateContract">;
  desk: Address;
  blockNumber: bigint;
}

/** A contest or decision under way at a block, null if there is none. */
export async function readContest(
  at: At,
  number: bigint,
  { challenger, endsAt }: { challenger: Address; endsAt: number },
): Promise<ContestView | null> {
  if (endsAt === 0) return null;
  const isDecision = challenger === zeroAddress;
  const isVoid = await canEnd(at, number, isDecision ? "withdrawDecision" : "dropContest");
  return { challenger: isDecision ? null : challenger, endsAt, isVoid };
}

/** Whether anybody at all may end it now, as the desk says when it is tried; nothing is sent. */
async function canEnd(
  { client, desk, blockNumber }: At,
  number: bigint,
  functionName: "dropContest" | "withdrawDecision",
): Promise<boolean> {
  const call = { address: desk, abi: verificationDeskAbi, functionName, args: [number], account: ANYBODY } as const;
  try {
    await client.simulateContract({ ...call, blockNumber });
    return true;
  } catch (error) {
    if (STANDS.has(explainError(error).code)) return false;
    throw error;
  }
}
