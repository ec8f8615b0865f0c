// Two registries, one after the other: each is followed by a model of its own, and at every block both say of every number
// what their contracts say. DOTS_SEED=n repeats a course of events that failed.
import { explainError, LOCAL_CHAIN_ID, payByAllowance, VoucherReader } from "@dots/protocol";
import { MaxUint256 } from "ethers";
import { createClient, custom, zeroAddress } from "viem";
import { beforeAll, expect, test } from "vitest";
import { type DeployedRegistry, deployedRegistry } from "./deployedRegistry.ts";
import { deployedSuccessor } from "./deployedSuccessor.ts";
import { Follower, resolvedByContract } from "./follower.ts";
import { VERIFIED_COUNTRY } from "./history/pool.ts";
import { DAY, GAS, HIGHEST, type Person, World } from "./history/world.ts";
import { History, NUMBERS } from "./history.ts";
import { Random } from "./random.ts";

const STEPS = 40;
/** A country that the random history leaves alone, and numbers there: two that a verifier vouches for, one of which stays. */
const COUNTRY = 81n;
const [verified, staying, untouched] = [81312345678n, 81312345679n, 81312345670n];
const COUNTRIES = [1n, 44n, 999n, VERIFIED_COUNTRY, COUNTRY];
const POOL = [...NUMBERS, verified, staying, untouched];
const seed = Number(process.env.DOTS_SEED ?? Math.trunc(Math.random() * 2 ** 32));

let old: DeployedRegistry;
let next: DeployedRegistry;
let world: World;
let followed: { chain: DeployedRegistry; follower: Follower }[];
let seen: number;

async function check(): Promise<void> {
  const tip = await old.provider.getBlockNumber();
  while (seen < tip) {
    seen++;
    const { timestamp } = (await old.provider.getBlock(seen))!;
    for (const { chain, follower } of followed) {
      await follower.follow(seen);
      const resolved = await resolvedByContract(chain, POOL, seen);
      const told = POOL.map((number) => follower.model.resolve(number, timestamp));
      expect(told, `block ${seen}, DOTS_SEED=${seed}`).toEqual(resolved);
    }
  }
}

const codeOf = (sent: Promise<unknown>) =>
  sent.then(
    () => "done",
    (error: unknown) => explainError(error).code,
  );
const stateOf = async ({ registry }: DeployedRegistry, number: bigint) => {
  const { holder, profile, day, depositClass, sequence, flags, verifier } = await registry.numberState(number);
  return { holder, profile, day, depositClass, sequence, flags, verifier };
};

/** Numbers that one of the people holds and nobody contests, but for the one that stays. */
async function free(): Promise<{ number: bigint; holder: NonNullable<ReturnType<World["person"]>> }[]> {
  const found = [];
  for (const number of POOL) {
    const { holder, flags } = await old.registry.numberState(number);
    const person = world.person(holder);
    if (person && number !== staying && (flags & 4n) === 0n) found.push({ number, holder: person });
  }
  return found;
}

/** What whoever checks a voucher of the successor reads about the registry before. */
async function closedBefore(number: bigint, holder: Person) {
  const request = ({ method, params }: { method: string; params?: unknown[] }) =>
    next.provider.send(method, params ?? []);
  const client = createClient({ transport: custom({ request }, { retryCount: 0 }) });
  const { voucher, signature } = await new World(next, world.random).claimVoucher(number, holder);
  const handed = {
    chainId: LOCAL_CHAIN_ID,
    desk: next.addresses.claimDesk,
    kind: "claim",
    voucher,
    signature,
  } as const;
  return (await (await VoucherReader.at(client, next.addresses)).claimFacts(handed)).predecessor;
}

/** Has a verifier vouch for numbers in the old registry, for longer than the notice of a succession. */
async function claimVerified(): Promise<void> {
  await world.try("reinstate", old.verifiers.reinstate(1, GAS));
  await old.authorityDesk.delegate(COUNTRY, old.governor.address, 11, 11);
  await old.verifiers.accredit(COUNTRY, 1, 10);
  const desk = old.verificationDesk.connect(world.people[0]!);
  for (const number of [verified, staying]) {
    const { voucher: any } = await world.verification(number, world.people[0]!, 200, 1);
    const voucher = { ...any, depositClass: 1 };
    await desk.claim(voucher, await world.signVerification(1, voucher), HIGHEST, payByAllowance(), GAS);
  }
}

beforeAll(async () => {
  console.log(`DOTS_SEED=${seed}`);
  old = await deployedRegistry();
  const history = new History(old, seed);
  await history.begin();
  next = await deployedSuccessor(old);
  world = new World(old, new Random(seed));
  followed = [old, next].map((chain) => ({ chain, follower: new Follower(chain) }));
  seen = await old.provider.getBlockNumber();
  for (let step = 0; step < STEPS; step++) await history.step();
  await claimVerified();
  await check();

  await old.registry.announceSuccessor(next.addresses.numberRegistry);
  await next.registry.addDepositClass(0n);
  await next.registry.addDepositClass(await old.registry.depositOf(1));
  await old.networkHelpers.time.increase(90 * DAY);
  await check();
}, 120_000);

test("numbers move with holder, record and deposit, and are live in one registry only", async () => {
  const moving = await free();
  expect(moving.map(({ number }) => number)).toContain(verified);
  for (const { number, holder } of moving) {
    const before = await stateOf(old, number);
    const deposit = await old.registry.depositOf(before.depositClass);
    const [kept, brought] = await Promise.all(
      [old, next].map(({ ett, addresses }) => ett.balanceOf(addresses.numberRegistry)),
    );
    await old.registry.connect(holder).moveToSuccessor(number, GAS);
    await check();
    expect(await stateOf(next, number)).toEqual(before);
    expect((await stateOf(old, number)).holder).toBe(zeroAddress);
    expect(await old.ett.balanceOf(old.addresses.numberRegistry)).toBe(kept! - deposit);
    expect(await next.ett.balanceOf(next.addresses.numberRegistry)).toBe(brought! + deposit);
  }
  const [{ follower: ofOld }] = followed as [(typeof followed)[number]];
  const now = await old.networkHelpers.time.latest();
  for (const { number } of moving) expect(ofOld.model.resolve(number, now).status).toBe("moved");
});

test("a number that moved on is claimed in neither registry", async () => {
  const holder = world.people[1]!;
  const { voucher, signature } = await world.verification(verified, holder, 10, 1);
  const claim = old.verificationDesk.connect(holder).claim.staticCall;
  expect(await codeOf(claim(voucher, signature, HIGHEST, payByAllowance()))).toBe("NumberLiveElsewhere");
  expect(await codeOf(next.registry.requireClaimable(verified, 0, holder.address))).toBe("NumberTaken");
});

test("in the successor a number lapses, is transferred and released as it would have been", async () => {
  const holder = world.people[0]!;
  const [, { follower }] = followed as [unknown, (typeof followed)[number]];
  const now = await old.networkHelpers.time.latest();
  expect(follower.model.resolve(verified, now).status).toBe("held");
  const lapse = follower.model.nextChange(verified, now)!;
  for (const second of [lapse - 1, lapse]) {
    await old.networkHelpers.time.increaseTo(second);
    await check();
  }
  expect(follower.model.resolve(verified, lapse).status).toBe("lapsed");
  await next.registry.connect(holder).transferFrom(holder.address, world.people[2]!.address, verified, GAS);
  await check();
  const before = await next.ett.balanceOf(world.people[2]!.address);
  await next.registry.connect(world.people[2]!).release(verified, GAS);
  await check();
  expect(await next.ett.balanceOf(world.people[2]!.address)).toBe(before + (await next.registry.depositOf(1)));
});

test("countries close for good, and the successor gives out what nobody held", async () => {
  const holder = world.people[3]!;
  await next.authorityDesk.delegate(COUNTRY, old.governor.address, 11, 11);
  await next.authorityDesk.openRangeLengths(COUNTRY, 1 << 4);
  const terms = { carrier: 1, defaultProfile: 1, depositClass: 1, policy: 1, quarantineDays: 5, flags: 0 };
  await next.registry.allocate(8131n, { ...terms, minDigits: 11, maxDigits: 11 });
  await check();
  await next.ett.connect(holder).approve(next.addresses.numberRegistry, MaxUint256);
  const claim = (number: bigint) => next.registry.connect(holder).claim(number, holder.address, 0, HIGHEST, GAS);
  expect(await codeOf(claim(untouched))).toBe("PredecessorNotClosed");
  expect(await closedBefore(untouched, holder)).toEqual({
    closedFor: zeroAddress,
    needed: next.addresses.numberRegistry,
  });

  await old.authorityDesk.closeForSuccessor(COUNTRIES, GAS);
  const closed = await old.registry.authorityAt(COUNTRY);
  expect(closed.stoppedUntil).toBe(65_535n);
  await check();
  const forNext = next.addresses.numberRegistry;
  expect(await closedBefore(untouched, holder)).toEqual({ closedFor: forNext, needed: forNext });
  expect(await codeOf(claim(staying))).toBe("NumberLiveElsewhere");
  expect(await codeOf(claim(verified))).toBe("NumberInQuarantine");
  expect(await codeOf(claim(untouched))).toBe("done");
  await check();
});
