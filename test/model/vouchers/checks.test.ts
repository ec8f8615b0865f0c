// What the checks of protocol say of a voucher is what the desks do with it: taken where nothing was found against it, and
// else refused for the first reason found. DOTS_SEED=n repeats a course that failed.
import {
  type BaseError,
  checkClaimVoucher,
  checkVerificationVoucher,
  claimLeaf,
  explainError,
  type HandedClaim,
  type HandedVerification,
  LOCAL_CHAIN_ID,
  payByAllowance,
  VERIFICATION_USES,
  type VerificationUse,
  VoucherReader,
} from "@dots/protocol";
import { type Client, createClient, custom, zeroAddress, zeroHash } from "viem";
import { beforeAll, expect, test } from "vitest";
import { type DeployedRegistry, deployedRegistry } from "../deployedRegistry.ts";
import { CLOSED_RANGE, numbersIn, VERIFIABLE, VERIFIABLE_IN_LATE_RANGE, VOUCHER_RANGE } from "../history/pool.ts";
import { DAY, HIGHEST, World } from "../history/world.ts";
import { History, NUMBERS } from "../history.ts";
import { Random } from "../random.ts";

const STEPS = 40;
const seed = Number(process.env.DOTS_SEED ?? Math.trunc(Math.random() * 2 ** 32));

/** Numbers of ranges in which vouchers and roots count. */
const GIVEN = [...numbersIn(VOUCHER_RANGE), ...numbersIn(CLOSED_RANGE)];

let chain: DeployedRegistry;
let client: Client;
let history: History;
let world: World;
/** How often each outcome was seen; "taken" among them. */
const seen = new Map<string, number>();

beforeAll(async () => {
  console.log(`DOTS_SEED=${seed}`);
  chain = await deployedRegistry();
  client = createClient({
    transport: custom({ request: ({ method, params }) => chain.provider.send(method, params) }, { retryCount: 0 }),
  });
  history = new History(chain, seed);
  world = new World(chain, new Random(seed + 1));
  await history.begin();
}, 60_000);

/** Compares what was found with what the call does. */
async function compare(found: readonly BaseError[], call: () => Promise<unknown>, what: string): Promise<void> {
  const outcome = await call().then(
    () => "taken",
    (error) => explainError(error).code,
  );
  const codes = found.map(({ code }) => code);
  expect(codes[0] ?? "taken", `${what}: ${codes.join(", ")}; DOTS_SEED=${seed}`).toBe(outcome);
  seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
}

/** A field or two of a voucher spoilt, or none; what was signed before is left as it is, or signed anew. */
function spoilt<T extends { issuedAt: number; expiresAt: number; sequence: number }>(
  voucher: T,
  others: Partial<T>[],
): T {
  const { random } = world;
  const general: Partial<T>[] = [
    { sequence: voucher.sequence + 1 } as Partial<T>,
    { issuedAt: voucher.issuedAt + 60 } as Partial<T>,
    { issuedAt: voucher.issuedAt - 31 * DAY } as Partial<T>,
    { expiresAt: voucher.issuedAt - 1 } as Partial<T>,
  ];
  const changes = [...general, ...others, ...others];
  return Array.from({ length: random.pick([0, 0, 1, 1, 2]) }).reduce<T>(
    (v) => ({ ...v, ...random.pick(changes) }),
    voucher,
  );
}

async function claims(): Promise<void> {
  const { random } = world;
  const { claimDesk, registry, addresses } = chain;
  const number = random.pick([...GIVEN, ...GIVEN, ...GIVEN, ...NUMBERS]);
  const { voucher: fresh, signature: old } = await world.claimVoucher(number, random.pick(world.people));
  const stuck = random.pick([addresses.ett, addresses.numberRegistry, addresses.verificationDesk, zeroAddress]);
  const voucher = spoilt(fresh, [
    { profile: 1 + random.below(8) },
    { depositClass: random.below(3) },
    { rangeVersion: fresh.rangeVersion + 1 },
    { rangePrefix: fresh.rangePrefix + 1n },
    { holder: stuck },
  ]);
  const at = { chainId: LOCAL_CHAIN_ID, desk: addresses.claimDesk };
  const carrier = (await registry.rangeAt(voucher.rangePrefix)).carrier;
  const signed = {
    ...at,
    kind: "claim",
    voucher,
    signature: random.pick([old, await world.signClaim(carrier, voucher)]),
  } as const;
  const leaf = claimLeaf(at, voucher);
  const inRoot = {
    ...at,
    kind: "root",
    voucher,
    ...random.pick([
      { root: leaf, proof: [] },
      { root: leaf, proof: [zeroHash] },
    ]),
  } as const;
  if (random.below(2) === 0) {
    const by = claimDesk.connect(world.ownerOf(carrier));
    await world.try("postRoot", by.postRoot(voucher.rangePrefix, leaf));
  }
  const now = { blockTag: await chain.provider.getBlockNumber() };
  const reader = await VoucherReader.at(client, addresses, BigInt(now.blockTag));
  const desk = claimDesk.connect(world.people[0]!);
  const check = async (handed: HandedClaim) =>
    checkClaimVoucher(handed, await reader.claimFacts(handed), reader.confirms);
  const byVoucher = () => desk.claimByVoucher.staticCall(voucher, signed.signature, HIGHEST, payByAllowance(), now);
  await compare(await check(signed), byVoucher, `claim by voucher of ${number}`);
  const byRoot = () =>
    desk.claimByRoot.staticCall(voucher, inRoot.root, [...inRoot.proof], HIGHEST, payByAllowance(), now);
  await compare(await check(inRoot), byRoot, `claim by root of ${number}`);
}

async function verifications(): Promise<void> {
  const { random } = world;
  const { verificationDesk, registry, addresses } = chain;
  const number = random.pick([...VERIFIABLE, ...VERIFIABLE_IN_LATE_RANGE, random.pick(NUMBERS)]);
  const { holder } = await registry.numberState(number);
  const person = random.pick([world.person(holder) ?? world.people[0]!, ...world.people]);
  const verifier = 1 + random.below(2);
  const { voucher: fresh, signature: old } = await world.verification(
    number,
    person,
    random.pick([0, 30, 366]),
    verifier,
  );
  const stuck = random.pick([addresses.ett, addresses.numberRegistry, addresses.verificationDesk, zeroAddress]);
  const voucher = spoilt(fresh, [
    { profile: random.below(10) },
    { depositClass: random.below(3) },
    { verifier: random.below(4) },
    { verifiedUntil: fresh.verifiedUntil + random.pick([-31, 367]) },
    { holder: stuck },
  ]);
  const signature = random.pick([old, await world.signVerification(verifier, voucher)]);
  const at = { chainId: LOCAL_CHAIN_ID, desk: addresses.verificationDesk };
  const handed: HandedVerification = { ...at, kind: "verification", voucher, signature };
  const now = { blockTag: await chain.provider.getBlockNumber() };
  const reader = await VoucherReader.at(client, addresses, BigInt(now.blockTag));
  const facts = await reader.verificationFacts(handed);
  const desk = verificationDesk.connect(world.people[0]!);
  const calls: Record<VerificationUse, () => Promise<unknown>> = {
    claim: () => desk.claim.staticCall(voucher, signature, HIGHEST, payByAllowance(), now),
    renew: () => desk.renew.staticCall(voucher, signature, now),
    contest: () => desk.openContest.staticCall(voucher, signature, HIGHEST, payByAllowance(), now),
    answer: () => desk.answerContest.staticCall(voucher, signature, now),
  };
  for (const use of VERIFICATION_USES) {
    const found = await checkVerificationVoucher(use, handed, facts, reader.confirms);
    await compare(found, calls[use], `${use} of ${number}`);
  }
}

test(
  "vouchers are taken or refused as was foretold, in every scene and throughout a random course of events",
  async () => {
    for await (const _ of history.tour()) await someVouchers();
    for (let step = 0; step < STEPS; step++) {
      await history.step();
      await someVouchers();
    }
    const counts = [...seen].sort(([, a], [, b]) => b - a);
    console.log(counts.map(([code, count]) => `${code} ${count}`).join(", "));
    expect(seen.get("taken") ?? 0).toBeGreaterThan(20);
    expect(seen.size).toBeGreaterThan(20);
  },
  STEPS * 8_000,
);

async function someVouchers(): Promise<void> {
  await claims();
  await verifications();
}
