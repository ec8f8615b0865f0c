import { keccak256, toUtf8Bytes } from "ethers";
import { numbersIn, OPEN_RANGE } from "../pool.ts";
import { DAY, GAS, HIGHEST, type Person, type World } from "../world.ts";
import { freeNumber, givenRange } from "./parts.ts";
import type { Part, Scene } from "./scene.ts";

/** A number under an authority's decision to end its holding, 30 days from now. */
async function* decidedNumber(world: World, holder: Person): Part<bigint> {
  const { registry, verificationDesk } = world.chain;
  yield* givenRange(world, OPEN_RANGE);
  const number = yield* freeNumber(world, numbersIn(OPEN_RANGE));
  await world.act("claim", registry.connect(holder).claim(number, holder.address, 0, HIGHEST, GAS));
  yield;
  const endsAt = (await world.now()) + 31 * DAY;
  const decision = keccak256(toUtf8Bytes("A court has decided."));
  const authority = verificationDesk.connect(world.governor);
  await world.act("openDecision", authority.openDecision(number, decision, endsAt, GAS));
  yield;
  return number;
}

const carriedOut: Scene = async function* (world) {
  const number = yield* decidedNumber(world, world.people[0]!);
  await world.pass(31);
  yield;
  const by = world.chain.verificationDesk.connect(world.people[3]!);
  await world.act("carryOutDecision", by.carryOutDecision(number, GAS));
};

const withdrawn: Scene = async function* (world) {
  const number = yield* decidedNumber(world, world.people[1]!);
  const authority = world.chain.verificationDesk.connect(world.governor);
  await world.act("withdrawDecision", authority.withdrawDecision(number, GAS));
};

const conceded: Scene = async function* (world) {
  const holder = world.people[2]!;
  const number = yield* decidedNumber(world, holder);
  await world.act("release under a decision", world.chain.registry.connect(holder).release(number, GAS));
};

/** A range goes from one carrier to another; its open vouchers and its numbers see it in their ways. */
const handedOver: Scene = async function* (world) {
  const { registry, authorityDesk } = world.chain;
  yield* givenRange(world, OPEN_RANGE);
  const { carrier } = await registry.rangeAt(OPEN_RANGE);
  const to = (carrier % 3n) + 1n;
  await world.act("offerRange", authorityDesk.connect(world.ownerOf(carrier)).offerRange(OPEN_RANGE, to, GAS));
  yield;
  await world.act("acceptRange", authorityDesk.connect(world.ownerOf(to)).acceptRange(OPEN_RANGE, to, GAS));
};

/** The guard stops a country, in which nothing is claimed for a week; a notice is given and taken back. */
const stopped: Scene = async function* (world) {
  const guard = world.chain.authorityDesk.connect(world.governor);
  await world.act("stop", guard.stop([44n], GAS));
  yield;
  await world.pass(7);
  yield;
  yield* givenRange(world, OPEN_RANGE);
  await world.act("giveNotice", guard.giveNotice(OPEN_RANGE, (await world.today()) + 30, GAS));
  yield;
  await world.act("giveNotice", guard.giveNotice(OPEN_RANGE, 0, GAS));
};

export const authorityScenes: readonly Scene[] = [carriedOut, withdrawn, conceded, handedOver, stopped];
