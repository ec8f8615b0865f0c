import { LOCAL_DEPLOYER } from "@dots/protocol";
import type { JsonRpcProvider } from "ethers";
import { contractsOf } from "./contracts.ts";
import * as market from "./market.ts";
import { openOutbox } from "./outbox.ts";
import { createProfiles, joinCarriers } from "./phases/carriers.ts";
import { nameGuard } from "./phases/guard.ts";
import { fillPurses, setAmounts } from "./phases/money.ts";
import { claimOpenNumbers } from "./phases/openNumbers.ts";
import { allocateRanges, delegateCountries } from "./phases/plan.ts";
import { claimVerifiedNumbers, contestNumbers } from "./phases/verifiedNumbers.ts";
import { enrolVerifiers } from "./phases/verifiers.ts";
import { claimByRoot, claimByVoucher } from "./phases/vouchedNumbers.ts";
import { idOfCarrier, profilesOf, type Work } from "./work.ts";

export interface SeedOptions {
  provider: JsonRpcProvider;
  /** Gives the carrier Borealis a further profile that leads to this host and port, where a test's telephone listens. */
  target?: string | undefined;
  onPhase?: (name: string) => void;
}

export interface Seeded {
  /** How many transactions it took; 0 where everything stood there already. */
  transactions: number;
  /** The profile that leads to `target`. */
  targetProfile?: number;
}

/**
 * Fills a local chain with a small market: what is there already is left as it is, so it can be run at any time. Account 0
 * governs and is the authority of every country.
 */
export async function seed({ provider, target, onPhase = () => {} }: SeedOptions): Promise<Seeded> {
  const contracts = contractsOf(LOCAL_DEPLOYER, provider);
  const work: Work = { contracts, outbox: await openOutbox(provider), provider };
  const phases: [string, () => Promise<void>][] = [
    ["purses", () => fillPurses(work)],
    ["bonds, deposits and fees", () => setAmounts(work)],
    ["guard", () => nameGuard(work)],
    ["carriers", () => joinCarriers(work)],
    ["route profiles", () => createProfiles(work, target)],
    ["country codes", () => delegateCountries(work)],
    ["ranges", () => allocateRanges(work)],
    ["verifiers", () => enrolVerifiers(work)],
    ["open numbers", () => claimOpenNumbers(work)],
    ["numbers by voucher", () => claimByVoucher(work)],
    ["numbers by root", () => claimByRoot(work)],
    ["verified numbers", () => claimVerifiedNumbers(work)],
    ["contests", () => contestNumbers(work)],
  ];
  for (const [name, run] of phases) {
    onPhase(name);
    await run();
    await work.outbox.settle();
  }
  const transactions = await work.outbox.settle();
  if (!target) return { transactions };
  const profiles = await profilesOf(contracts, await idOfCarrier(contracts, market.BOREALIS));
  return { transactions, targetProfile: profiles.at(-1)! };
}
