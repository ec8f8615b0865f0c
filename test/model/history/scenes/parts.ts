import { payByAllowance, STATUSES } from "@dots/protocol";
import { CLOSED_RANGE, OPEN_RANGE, VOUCHER_RANGE } from "../pool.ts";
import { DAY, GAS, HIGHEST, type Person, type World } from "../world.ts";
import type { Part } from "./scene.ts";

const POLICIES = new Map([
  [CLOSED_RANGE, 0],
  [OPEN_RANGE, 1],
  [VOUCHER_RANGE, 2],
]);

/** The range that a scene needs: as it stands, if its policy fits, or allocated anew where none stands. */
export async function* givenRange(world: World, prefix: bigint): Part<void> {
  const { registry, authorityDesk } = world.chain;
  const policy = POLICIES.get(prefix)!;
  const present = await registry.rangeAt(prefix);
  if (present.carrier === 0n) {
    const terms = {
      carrier: 1,
      defaultProfile: 1,
      minDigits: 11,
      maxDigits: 11,
      depositClass: 1,
      policy,
      quarantineDays: 10,
      flags: 4,
    };
    await world.act("allocate", registry.connect(world.governor).allocate(prefix, terms, GAS));
    yield;
  } else if (Number(present.policy) !== policy) {
    const owner = world.ownerOf(present.carrier);
    await world.act("setPolicy", authorityDesk.connect(owner).setPolicy(prefix, policy, GAS));
    yield;
  }
}

/** One of these numbers that nobody holds: released if need be, and past its quarantine. */
export async function* freeNumber(world: World, numbers: readonly bigint[]): Part<bigint> {
  const { registry } = world.chain;
  const number = world.random.pick(numbers);
  const { holder } = await registry.numberState(number);
  const person = world.person(holder);
  if (person) {
    await world.act("release", registry.connect(person).release(number, GAS));
    yield;
  }
  if (STATUSES[Number((await registry.numberState(number)).status)] === "quarantined") {
    await world.pass(60);
    yield;
  }
  return number;
}

/** A number that a verifier vouched for, for so many days. */
export async function* verifiedNumber(
  world: World,
  numbers: readonly bigint[],
  holder: Person,
  days = 200,
): Part<bigint> {
  const number = yield* freeNumber(world, numbers);
  const { voucher, signature } = await world.verification(number, holder, days);
  const desk = world.chain.verificationDesk.connect(world.random.pick(world.people));
  await world.act("claim by verification", desk.claim(voucher, signature, HIGHEST, payByAllowance(), GAS));
  yield;
  return number;
}

/** To the last second of a number's verification, then to the first one after it. */
export async function* lapse(world: World, number: bigint): Part<void> {
  const { registry, networkHelpers } = world.chain;
  const lapses = (Number((await registry.numberState(number)).day) + 1) * DAY;
  for (const second of [lapses - 1, lapses]) {
    if (second <= (await world.now())) continue;
    await networkHelpers.time.increaseTo(second);
    yield;
  }
}
