import { BlockList } from "node:net";
import { deployments, LOCAL_CHAIN_ID } from "@dots/protocol";
import type { Chain } from "../../../scripts/start/stack/chain.ts";
import { type Answer, Answers } from "../../../sip-bridge/src/answer/index.ts";
import { ChainLookup, Lookup, type LookupMode } from "../../../sip-bridge/src/lookup/index.ts";
import { createMetrics } from "../../../sip-bridge/src/metrics/index.ts";
import {
  type BlockRef,
  connectCalls,
  openReplica,
  type Replica,
  systemClock,
} from "../../../sip-bridge/src/replica/index.ts";
import type { Policy } from "../../../sip-bridge/src/routing/index.ts";
import { waitFor } from "../../interop/peers/waitFor.ts";

const CONTRACTS = deployments[LOCAL_CHAIN_ID]!;
const [MEMBER, STRANGER] = ["192.0.2.1", "198.51.100.1"];
const PATIENCE_MS = 20_000;
const POLICY: Policy = {
  emergencyNumbers: new Set(),
  emergencyRoute: null,
  defaultRoute: null,
  staleAfter: 0,
  allowPrivateTargets: false,
  self: [],
};

/** What the bridge answers to one question by each of its ways to look up. */
export type Answered = Readonly<Record<LookupMode, Answer>>;

/** The bridge's replica on a chain, and its answers by each of its ways to look up. */
export interface BridgeSide {
  replica: Replica;
  /** How many blocks were rolled back because the chain took them back. */
  reorganised(): number;
  /** Waits until the replica stands at the block, and knows of none that is newer. */
  reach(block: Pick<BlockRef, "number" | "hash">): Promise<void>;
  /** Where calls to the number go, for a member and for a stranger. */
  answer(number: bigint): Promise<Answered[]>;
  /** Follows the chain no longer; the replica stays as it is. */
  close(): Promise<void>;
}

export function openBridgeSide({ wsUrl }: Chain): BridgeSide {
  let reorganised = 0;
  const broken: string[] = [];
  const logger = { info() {}, warn: (_: object, what: string) => void broken.push(what), error() {} } as never;
  const source = openReplica({
    ...{ rpcUrl: wsUrl, pollMs: 500, chainId: LOCAL_CHAIN_ID, startBlock: Number(CONTRACTS.startBlock) },
    ...{ contracts: CONTRACTS, folder: null, logger },
    onReorganised: (blocks) => {
      reorganised += blocks;
    },
  });
  const chain = new ChainLookup({
    ...{ connect: () => connectCalls(wsUrl), registry: CONTRACTS.numberRegistry, deadlineMs: PATIENCE_MS },
  });
  const members = new BlockList();
  members.addAddress(MEMBER);
  const metrics = createMetrics();
  const answersBy = (mode: LookupMode) => {
    const lookup = new Lookup({ ...{ mode, source, chain, metrics, logger }, now: systemClock.now });
    // Rules of equal rank are shuffled: always alike here.
    return new Answers({ ...{ lookup, members, metrics }, policy: () => POLICY, random: () => 0 });
  };
  const by = { replica: answersBy("replica"), chain: answersBy("chain"), verify: answersBy("verify") };
  return {
    replica: source.replica,
    reorganised: () => reorganised,
    async reach({ number, hash }) {
      await waitFor(
        `the replica to stand at block ${number}`,
        () => source.replica.head?.hash === hash && source.state().announced?.hash === hash,
        PATIENCE_MS,
      );
    },
    async answer(number) {
      const subject = { kind: "number", number, npdi: false, rn: null } as const;
      const asked = [MEMBER, STRANGER].map((address) => ({ subject, address, host: null }));
      return Promise.all(
        asked.map(async (question) => ({
          replica: await by.replica.ask(question),
          chain: await by.chain.ask(question),
          verify: await by.verify.ask(question),
        })),
      );
    },
    async close() {
      chain.close();
      await source.close();
    },
  };
}
