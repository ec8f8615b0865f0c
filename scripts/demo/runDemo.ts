import { BaseError, fillTemplate, plusForm } from "@dots/protocol";
import { askGraph, askHttp } from "@dots/protocol/ask";
import type { JsonRpcProvider } from "ethers";
import { localAccount } from "../deploy/localAccounts.ts";
import type { Contracts } from "../seed/contracts.ts";
import { freeNumber } from "../seed/freeNumber.ts";
import { BASE_FEE, BOREALIS, carriers, DEMO_NUMBER } from "../seed/market.ts";
import type { Addresses } from "../start/state/stateFolder.ts";
import { type Answers, askAll, complaints, type Expected, type Route } from "./answers.ts";
import { type Done, openWallet } from "./wallet.ts";

/** How long after its block a change may take to be seen. */
const LATEST_MS = { bridge: 1_000, "graph-node": 5_000 };
/** How long it is waited for at all. */
const PATIENCE_MS = 30_000;

export interface DemoStep {
  name: string;
  ms: number;
  /** In which it came out otherwise than expected; left out where all is well. */
  problems?: string[];
}

export interface DemoResult {
  ok: boolean;
  number: string;
  lookup: string;
  steps: DemoStep[];
  before: Answers | null;
  afterClaim: Answers | null;
  afterPort: Answers | null;
  afterRelease: Answers | null;
}

export interface DemoOptions {
  provider: JsonRpcProvider;
  addresses: Addresses & { graphqlUrl: string };
  lookup: string;
  onStep?: (step: DemoStep) => void;
}

/** Claims, ports and releases a number on a running stack, and asks for it in every way in between. */
export async function runDemo({ provider, addresses, lookup, onStep = () => {} }: DemoOptions): Promise<DemoResult> {
  const result: DemoResult = {
    ...{ ok: false, number: plusForm(DEMO_NUMBER), lookup, steps: [] },
    ...{ before: null, afterClaim: null, afterPort: null, afterRelease: null },
  };
  /** Does a step; what `work` gives back as problems is what came out otherwise. Its time counts from `started`. */
  async function step<T>(
    name: string,
    work: () => Promise<{ value: T; problems?: string[] }>,
    started = performance.now(),
  ): Promise<T> {
    const note = (problems: string[]) => {
      const done = { name, ms: Math.round(performance.now() - started), ...(problems.length > 0 && { problems }) };
      result.steps.push(done);
      onStep(done);
    };
    try {
      const { value, problems = [] } = await work();
      note(problems);
      return value;
    } catch (error) {
      note([error instanceof Error ? error.message : String(error)]);
      throw new DemoStopped();
    }
  }
  const ask = (name: string, expected: Expected) =>
    step(name, async () => {
      const answers = await askAll(addresses, number);
      return { value: answers, problems: complaints(answers, expected) };
    });
  const visible = async (what: string, { block, at }: Done) => {
    const seen = {
      bridge: async () => ((await askHttp({ url: addresses.http, number })).body as Route).block.number,
      "graph-node": async () => Number((await askGraph({ url: addresses.graphqlUrl, number })).block),
    };
    for (const [who, found] of Object.entries(seen) as [keyof typeof seen, () => Promise<number>][]) {
      await step(`${who} shows the ${what}`, () => until(who, block, found, at), at);
    }
  };
  const money = (what: string, found: bigint, needed: bigint) =>
    found === needed ? [] : [`${what}: found ${found}, needed ${needed}`];

  let number = DEMO_NUMBER;
  try {
    const wallet = await step("open a wallet", async () => ({ value: await openWallet(provider, BASE_FEE * 500n) }));
    const { lens, desk } = wallet.contracts;
    const { deposit, recipient, fee } = await step("find a free number and what it costs", async () => {
      number = (await freeNumber(lens)) ?? noneFree();
      result.number = plusForm(number);
      const quote = await lens.quoteClaim(number, 0, wallet.address);
      return {
        value: {
          deposit: quote.deposit,
          recipient: await profileOf(wallet.contracts, BOREALIS),
          fee: await desk.baseFee(),
        },
      };
    });
    const nobody: Expected = { status: "available", ported: false, targets: [], carrier: null, holder: null };
    result.before = await ask("ask for an unclaimed number: 404", nobody);

    const purse = await wallet.ett();
    const claimed = await step("claim it against a deposit", async () => {
      const done = await wallet.claim(number, deposit);
      return { value: done, problems: money("ETT after the claim", await wallet.ett(), purse - deposit) };
    });
    await visible("claim", claimed);
    const mine = { status: "held", holder: wallet.address } as const;
    const own = await routeOf(wallet.contracts, number);
    result.afterClaim = await ask("ask again: 302 to its carrier", { ...mine, ...own, ported: false });

    const ported = await step("port it to another carrier", async () => {
      const done = await wallet.port(number, recipient, fee);
      return { value: done, problems: money("ETT after the port", await wallet.ett(), purse - deposit - fee) };
    });
    await visible("port", ported);
    const other = await routeOf(wallet.contracts, number);
    result.afterPort = await ask("ask again: 302 to the other", { ...mine, ...other, ported: true });

    const released = await step("release it and see the deposit back", async () => {
      const done = await wallet.release(number);
      return { value: done, problems: money("ETT after the release", await wallet.ett(), purse - fee) };
    });
    await visible("release", released);
    result.afterRelease = await ask("ask again: 404", nobody);
    result.ok = other.carrier !== own.carrier && result.steps.every(({ problems }) => !problems);
  } catch (error) {
    if (!(error instanceof DemoStopped)) throw error;
  }
  return result;
}

function noneFree(): never {
  throw new BaseError({
    code: "NoFreeNumber",
    title: "Every number of the demo's range is taken.",
    found: `none free around ${plusForm(DEMO_NUMBER)}`,
    needed: "one that can be claimed",
    remedy: "Begin anew with `npm start -- --reset`.",
  });
}

/** A step failed whose result the following ones need; the steps tell why. */
class DemoStopped extends Error {}

/** Asks until the block is there; the time counts from when its receipt was, `since`. */
async function until(who: keyof typeof LATEST_MS, block: number, newest: () => Promise<number>, since: number) {
  for (;;) {
    const found = await newest();
    const ms = performance.now() - since;
    if (found >= block) {
      const late = ms > LATEST_MS[who] ? [`seen after ${Math.round(ms)} ms, needed ${LATEST_MS[who]} ms`] : [];
      return { value: ms, problems: late };
    }
    if (ms > PATIENCE_MS) {
      throw new BaseError({
        code: "ChangeUnseen",
        title: `${who} did not come to the block within ${PATIENCE_MS / 1000} s.`,
        found: `block ${found}`,
        needed: `block ${block}`,
        remedy: "See its log.",
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Where calls to a number go, as the contract says: the carrier and its targets in order. */
async function routeOf({ registry }: Contracts, number: bigint): Promise<{ carrier: number; targets: string[] }> {
  const { carrier, rules } = await registry.resolve(number);
  const sorted = [...rules].sort((a, b) => Number(a.order - b.order) || Number(a.preference - b.preference));
  return { carrier: Number(carrier), targets: sorted.map(({ template }) => fillTemplate(template, number)) };
}

/** The first profile of a carrier of the market. */
async function profileOf({ carriers: registry, profiles }: Contracts, index: number): Promise<number> {
  const owner = localAccount(carriers[index]!.owner).address;
  for (let id = 1; id <= Number(await profiles.count()); id++) {
    const { carrier } = await profiles.head(id);
    if ((await registry.carrierAt(carrier)).owner === owner) return id;
  }
  throw new RangeError(`${carriers[index]!.name} has no route profile.`);
}
