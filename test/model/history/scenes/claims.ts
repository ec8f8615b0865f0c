import { ClaimTree, claimLeaf, LOCAL_CHAIN_ID, payByAllowance } from "@dots/protocol";
import type { Hex } from "viem";
import { CLOSED_RANGE, numbersIn, OPEN_RANGE, VOUCHER_RANGE } from "../pool.ts";
import { GAS, HIGHEST } from "../world.ts";
import { freeNumber, givenRange } from "./parts.ts";
import type { Scene } from "./scene.ts";

/** Somebody else pays for a claim in an open range, by an authorization for just that. */
const paidByAnother: Scene = async function* (world) {
  const { claimDesk, registry } = world.chain;
  yield* givenRange(world, OPEN_RANGE);
  const number = yield* freeNumber(world, numbersIn(OPEN_RANGE));
  const [payer, holder, caller] = [world.people[0]!, world.people[1]!, world.people[2]!];
  const { depositClass } = await registry.rangeAt(OPEN_RANGE);
  const nonce = (await claimDesk.claimHash(number, holder.address, 0)) as Hex;
  const payment = await world.authorization(payer, await registry.depositOf(depositClass), nonce);
  const sent = claimDesk.connect(caller).claim(number, holder.address, 0, HIGHEST, payment, GAS);
  await world.act("claim paid by another", sent);
};

const byVoucher: Scene = async function* (world) {
  yield* givenRange(world, VOUCHER_RANGE);
  const number = yield* freeNumber(world, numbersIn(VOUCHER_RANGE));
  const holder = world.random.pick(world.people);
  const { voucher, signature } = await world.claimVoucher(number, holder);
  yield;
  const desk = world.chain.claimDesk.connect(world.random.pick(world.people));
  await world.act("claim by voucher", desk.claimByVoucher(voucher, signature, HIGHEST, payByAllowance(), GAS));
};

/** A root of three vouchers: two are claimed, then it is withdrawn. */
const byRoot: Scene = async function* (world) {
  const { claimDesk, registry, addresses } = world.chain;
  yield* givenRange(world, CLOSED_RANGE);
  const numbers = numbersIn(CLOSED_RANGE);
  const vouchers = await Promise.all(numbers.map((number, i) => world.claimVoucher(number, world.people[i]!)));
  const desk = { chainId: LOCAL_CHAIN_ID, desk: addresses.claimDesk };
  const tree = await ClaimTree.build(vouchers.map(({ voucher }) => claimLeaf(desk, voucher)));
  const owner = world.ownerOf((await registry.rangeAt(CLOSED_RANGE)).carrier);
  await world.act("postRoot", claimDesk.connect(owner).postRoot(CLOSED_RANGE, tree.root, GAS));
  for (const index of [2, 0]) {
    yield;
    const by = claimDesk.connect(world.random.pick(world.people));
    const { voucher } = vouchers[index]!;
    const sent = by.claimByRoot(voucher, tree.root, tree.proof(index), HIGHEST, payByAllowance(), GAS);
    await world.act("claim by root", sent);
  }
  yield;
  await world.act("withdrawRoot", claimDesk.connect(owner).withdrawRoot(CLOSED_RANGE, tree.root, GAS));
};

/** A carrier claims numbers of its closed range for others, at once. */
const batch: Scene = async function* (world) {
  const { registry, ett, addresses } = world.chain;
  yield* givenRange(world, CLOSED_RANGE);
  const [a, b] = [
    yield* freeNumber(world, numbersIn(CLOSED_RANGE).slice(1, 2)),
    yield* freeNumber(world, numbersIn(CLOSED_RANGE).slice(2)),
  ];
  const owner = world.ownerOf((await registry.rangeAt(CLOSED_RANGE)).carrier);
  await ett.connect(owner).approve(addresses.numberRegistry, HIGHEST);
  const numbers = [a, b].map((number, i) => ({ number, holder: world.people[i]!.address }));
  await world.act("claimMany", registry.connect(owner).claimMany(numbers, 0, HIGHEST, GAS));
};

/** The policy of a range changes between a claim that it refuses and one that it admits. */
const changedPolicy: Scene = async function* (world) {
  const { registry, authorityDesk } = world.chain;
  yield* givenRange(world, OPEN_RANGE);
  const desk = authorityDesk.connect(world.ownerOf((await registry.rangeAt(OPEN_RANGE)).carrier));
  for (const policy of [0, 2, 1]) {
    await world.act("setPolicy", desk.setPolicy(OPEN_RANGE, policy, GAS));
    yield;
  }
};

export const claimScenes: readonly Scene[] = [paidByAnother, byVoucher, byRoot, batch, changedPolicy];
