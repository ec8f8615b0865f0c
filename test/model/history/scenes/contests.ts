import { payByAllowance } from "@dots/protocol";
import type { Hex } from "viem";
import { VERIFIABLE } from "../pool.ts";
import { GAS, HIGHEST, type Person, type World } from "../world.ts";
import { verifiedNumber } from "./parts.ts";
import type { Part, Scene } from "./scene.ts";

/** A number that somebody verified and another, by a verifier's word too, contests. */
async function* contestedNumber(world: World, holder: Person, challenger: Person): Part<bigint> {
  const { verificationDesk, registry } = world.chain;
  const number = yield* verifiedNumber(world, VERIFIABLE, holder);
  if ((await verificationDesk.waitsUntil(number, challenger.address)) !== 0n) {
    await world.pass(90);
    yield;
  }
  const { voucher, signature } = await world.verification(number, challenger, 90);
  const stake = await registry.depositOf(voucher.depositClass);
  const paidByOther = world.random.below(2) === 0;
  const nonce = (await verificationDesk.voucherDigest(voucher)) as Hex;
  const payment = paidByOther ? await world.authorization(world.people[3]!, stake, nonce) : payByAllowance();
  const by = verificationDesk.connect(challenger);
  await world.act("openContest", by.openContest(voucher, signature, HIGHEST, payment, GAS));
  yield;
  return number;
}

const answered: Scene = async function* (world) {
  const [holder, challenger] = pair(world);
  const number = yield* contestedNumber(world, holder, challenger);
  await world.pass(13);
  yield;
  const { voucher, signature } = await world.verification(number, holder, 120);
  const by = world.chain.verificationDesk.connect(holder);
  await world.act("answerContest", by.answerContest(voucher, signature, GAS));
};

const settled: Scene = async function* (world) {
  const number = yield* contestedNumber(world, ...pair(world));
  await world.pass(14);
  yield;
  await world.act("settleContest", world.chain.verificationDesk.connect(world.governor).settleContest(number, GAS));
};

const conceded: Scene = async function* (world) {
  const [holder, challenger] = pair(world);
  const number = yield* contestedNumber(world, holder, challenger);
  await world.act("release to the challenger", world.chain.registry.connect(holder).release(number, GAS));
};

/** The verifier falls: anybody drops the contest, or the holder releases without losing to the challenger. */
function fallen(end: (world: World, number: bigint, holder: Person) => Promise<void>): Scene {
  return async function* (world) {
    const { verifiers, verificationDesk } = world.chain;
    const [holder, challenger] = pair(world);
    const number = yield* contestedNumber(world, holder, challenger);
    const { verifier } = await verificationDesk.contestAt(number);
    const governor = verifiers.connect(world.governor);
    await world.act("suspend", governor.suspend(verifier, GAS));
    yield;
    try {
      await end(world, number, holder);
      yield;
    } finally {
      await world.try("reinstate", governor.reinstate(verifier, GAS));
    }
  };
}

const dropped = fallen((world, number) =>
  world.act("dropContest", world.chain.verificationDesk.connect(world.governor).dropContest(number, GAS)),
);
const releasedFromFallen = fallen((world, number, holder) =>
  world.act("release from a fallen contest", world.chain.registry.connect(holder).release(number, GAS)),
);

function pair(world: World): [holder: Person, challenger: Person] {
  const at = world.random.below(3);
  return [world.people[at]!, world.people[(at + 1) % 3]!];
}

export const contestScenes: readonly Scene[] = [answered, settled, conceded, dropped, releasedFromFallen];
