import { encodePortOrder } from "@dots/protocol";
import { parseEther } from "ethers";
import { NUMBERS, PREFIXES, VERIFIED_COUNTRY } from "./pool.ts";
import { DAY, GAS, HIGHEST, type World } from "./world.ts";

const RANGE_FLAGS = [0, 0, 1, 2, 3, 4];
const POLICIES = [1, 1, 1, 0, 2];
const TEMPLATES = ["sip:+{e164}@a.example;transport=udp", "sips:+{e164}@b.example", "sip:desk@c.example:5070"];

/** One thing that somebody may try, whether or not it is allowed: what a contract refuses changes nothing. */
export type Step = (world: World) => Promise<unknown>;

const claim: Step = async (world) => {
  const number = world.random.pick(NUMBERS);
  const profile = world.random.pick([0, 0, await world.profile()]);
  const [payer, holder] = [world.random.pick(world.people), world.random.pick(world.people)];
  const by = world.chain.registry.connect(payer);
  await world.try("claim", by.claim(number, holder.address, profile, HIGHEST, GAS));
};

const transfer: Step = async (world) => {
  const held = await world.held(NUMBERS);
  if (!held) return;
  const { number, holder } = held;
  const to = world.random.pick(world.people).address;
  const sent = world.chain.registry.connect(holder).transferFrom(holder.address, to, number, GAS);
  await world.try("transfer", sent);
};

const port: Step = async (world) => {
  const held = await world.held(NUMBERS);
  if (!held) return;
  const { registry, addresses } = world.chain;
  const order = encodePortOrder({ profile: await world.profile(), highestFee: parseEther("1000") });
  const send = registry.connect(held.holder)["safeTransferFrom(address,address,uint256,bytes)"];
  await world.try("port", send(held.holder.address, addresses.portingDesk, held.number, order, GAS));
};

const release: Step = async (world) => {
  const held = await world.held(NUMBERS);
  if (held) await world.try("release", world.chain.registry.connect(held.holder).release(held.number, GAS));
};

/** Allocates a range, by its authority or by whoever would like to. */
export async function allocate(world: World, prefix: bigint): Promise<void> {
  const carrier = world.carrier();
  const digits = prefix.toString().startsWith("1") ? 11 : world.random.pick([11, 12]);
  const terms = {
    carrier,
    defaultProfile: world.random.pick([0, carrier, carrier + 3]),
    minDigits: digits,
    maxDigits: digits,
    depositClass: world.random.below(2),
    policy: world.random.pick(POLICIES),
    quarantineDays: world.random.pick([0, 10, 45, 45]),
    flags: world.random.pick(RANGE_FLAGS),
  };
  const by = world.chain.registry.connect(world.random.pick([...world.owners, world.governor, world.governor]));
  await world.try("allocate", by.allocate(prefix, terms, GAS));
}

/** Prefixes to which the governor may give notice, a whole country now and then. */
function governed(world: World): bigint {
  return world.random.below(8) === 0 ? world.random.pick([44n, VERIFIED_COUNTRY]) : world.random.pick(PREFIXES);
}

const giveNotice: Step = async (world) => {
  const endsOn = (await world.today()) + 30;
  await world.try("giveNotice", world.chain.authorityDesk.giveNotice(governed(world), endsOn, GAS));
};

const takeBack: Step = (world) => world.try("takeBack", world.chain.authorityDesk.takeBack(governed(world), GAS));

/** To the last second before a notice takes effect, or to the first one after. */
const letNoticeEnd: Step = async (world) => {
  const { registry, networkHelpers } = world.chain;
  const prefix = governed(world);
  const endsOn = Number((await registry.rangeAt(prefix)).endsOn || (await registry.authorityAt(prefix)).endsOn);
  const second = endsOn * DAY - world.random.below(2);
  if (second > (await world.now())) await networkHelpers.time.increaseTo(second);
};

const setDefaultProfile: Step = async (world) => {
  const { registry } = world.chain;
  const prefix = world.random.pick(PREFIXES);
  const owner = world.ownerOf((await registry.rangeAt(prefix)).carrier);
  const sent = registry.connect(owner).setDefaultProfile(prefix, await world.profile(), GAS);
  await world.try("setDefaultProfile", sent);
};

const changeProfile: Step = async (world) => {
  const { profiles } = world.chain;
  const profile = await world.profile();
  const owner = world.ownerOf((await profiles.head(profile)).carrier);
  const sent = profiles.connect(owner).change(profile, world.random.below(3600), 1, rules(world), GAS);
  await world.try("changeProfile", sent);
};

/** Creates a profile that is open to all. */
export async function createProfile(world: World, carrier: number): Promise<void> {
  const by = world.chain.profiles.connect(world.owners[carrier - 1]!);
  await world.try("createProfile", by.create(carrier, 60, 1, rules(world), GAS));
}

/** Gives a prefix, or back a country that was taken from it, to the governor. */
const delegate: Step = async (world) => {
  const prefix = world.random.pick([121n, 44n, 44n, 4477n, VERIFIED_COUNTRY]);
  const by = world.chain.authorityDesk;
  await world.try("delegate", by.delegate(prefix, world.governor.address, 10, 12, GAS));
};

/** An authority trusts again whom it trusted before it was taken back. */
const accredit: Step = async (world) => {
  const sent = world.chain.verifiers.accredit(VERIFIED_COUNTRY, 1 + world.random.below(2), 1_000, GAS);
  await world.try("accredit", sent);
};

/** A verifier that was suspended vouches again, also where a scene was left half-way. */
const reinstate: Step = (world) =>
  world.try("reinstate", world.chain.verifiers.reinstate(1 + world.random.below(2), GAS));

const openLengths: Step = async (world) => {
  const lengths = bits(4, 7, world.random.pick([8, 9]));
  await world.try("openRangeLengths", world.chain.authorityDesk.openRangeLengths(1n, lengths, GAS));
};

const letTimePass: Step = (world) =>
  world.chain.networkHelpers.time.increase(world.random.pick([1, 6 * 3_600, DAY, 8 * DAY, 31 * DAY]));

/** Steps by how often they are taken. */
export const STEPS: readonly (readonly [weight: number, step: Step])[] = [
  [20, claim],
  [8, transfer],
  [10, port],
  [8, release],
  [8, (world) => allocate(world, world.random.pick(PREFIXES))],
  [3, giveNotice],
  [5, takeBack],
  [5, letNoticeEnd],
  [5, setDefaultProfile],
  [4, changeProfile],
  [1, (world) => createProfile(world, world.carrier())],
  [3, delegate],
  [2, accredit],
  [1, reinstate],
  [1, openLengths],
  [5, letTimePass],
];

function rules(world: World) {
  return Array.from({ length: world.random.below(4) }, () => {
    const template = world.random.pick(TEMPLATES);
    const kind = template.startsWith("sips") ? 1 : 0;
    return { order: world.random.below(3), preference: world.random.below(65_536), kind, template };
  });
}

/** A bitmap of lengths. */
export function bits(...lengths: number[]): number {
  return lengths.reduce((mask, length) => mask | (1 << length), 0);
}
