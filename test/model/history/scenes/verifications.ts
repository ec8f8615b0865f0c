import { encodePortOrder, payByAllowance } from "@dots/protocol";
import { parseEther } from "ethers";
import {
  LATE_RANGE,
  OWN_AUTHORITY,
  VERIFIABLE,
  VERIFIABLE_IN_LATE_RANGE,
  VERIFIABLE_UNDER_OWN_AUTHORITY,
} from "../pool.ts";
import { DAY, GAS, HIGHEST } from "../world.ts";
import { lapse, verifiedNumber } from "./parts.ts";
import type { Scene } from "./scene.ts";

/** Verified, renewed in time by a stranger who brings the voucher, lapsed, swept. */
const renewedThenSwept: Scene = async function* (world) {
  const { verificationDesk } = world.chain;
  const holder = world.people[0]!;
  const number = yield* verifiedNumber(world, VERIFIABLE, holder, 5);
  const { voucher, signature } = await world.verification(number, holder, 40);
  const stranger = verificationDesk.connect(world.people[1]!);
  await world.act("renew", stranger.renew(voucher, signature, GAS));
  yield* lapse(world, number);
  await world.pass(31);
  yield;
  await world.act("sweep", stranger.sweep(number, GAS));
};

/** Lapsed in one wallet's hands, claimed by another's verification at once. */
const lapsedThenClaimed: Scene = async function* (world) {
  const number = yield* verifiedNumber(world, VERIFIABLE, world.people[1]!, 3);
  yield* lapse(world, number);
  const { voucher, signature } = await world.verification(number, world.people[2]!, 100);
  const desk = world.chain.verificationDesk.connect(world.people[2]!);
  await world.act("claim over a lapse", desk.claim(voucher, signature, HIGHEST, payByAllowance(), GAS));
};

/** A transfer leaves 30 days of a verification; a port leaves all of it. */
const movedOn: Scene = async function* (world) {
  const { registry, addresses } = world.chain;
  const [from, to] = [world.people[2]!, world.people[3]!];
  const number = yield* verifiedNumber(world, VERIFIABLE, from);
  await world.act(
    "transfer of a verified number",
    registry.connect(from).transferFrom(from.address, to.address, number, GAS),
  );
  yield;
  const profile = (Number((await registry.numberState(number)).profile) % 3) + 1;
  const order = encodePortOrder({ profile, highestFee: parseEther("1000") });
  const send = registry.connect(to)["safeTransferFrom(address,address,uint256,bytes)"];
  await world.act("port of a verified number", send(to.address, addresses.portingDesk, number, order, GAS));
  yield* lapse(world, number);
};

/** A range comes over a verified number: lapsed, it goes by the range, and once released it rests there. */
const underALateRange: Scene = async function* (world) {
  const { registry, authorityDesk } = world.chain;
  const governor = authorityDesk.connect(world.governor);
  const holder = world.people[3]!;
  const number = yield* verifiedNumber(world, VERIFIABLE_IN_LATE_RANGE, holder, 10);
  await world.act("openRangeLengths", governor.openRangeLengths(33n, 1 << 4, GAS));
  yield;
  const terms = {
    carrier: 2,
    defaultProfile: 2,
    minDigits: 11,
    maxDigits: 11,
    depositClass: 0,
    policy: 1,
    quarantineDays: 45,
    flags: 0,
  };
  await world.act("allocate", registry.connect(world.governor).allocate(LATE_RANGE, terms, GAS));
  yield* lapse(world, number);
  await world.act("release", registry.connect(holder).release(number, GAS));
  yield;
  const endsOn = (await world.today()) + 30;
  await world.act("giveNotice", governor.giveNotice(LATE_RANGE, endsOn, GAS));
  yield;
  await world.pass(30);
  yield;
  await world.act("takeBack", governor.takeBack(LATE_RANGE, GAS));
};

/** An authority of its own below the country: it trusts a verifier for two numbers a day, is handed over, and ends. */
const ownAuthority: Scene = async function* (world) {
  const { authorityDesk, verifiers, verificationDesk, registry } = world.chain;
  const [first, next] = [world.people[0]!, world.people[1]!];
  const governor = authorityDesk.connect(world.governor);
  if ((await registry.authorityAt(OWN_AUTHORITY)).endsOn === 0n) {
    await world.act("delegate", governor.delegate(OWN_AUTHORITY, first.address, 11, 11, GAS));
    yield;
  }
  await world.act("offerAuthority", authorityDesk.connect(first).offerAuthority(OWN_AUTHORITY, next.address, GAS));
  yield;
  await world.act("acceptAuthority", authorityDesk.connect(next).acceptAuthority(OWN_AUTHORITY, GAS));
  yield;
  await world.act("accredit", verifiers.connect(next).accredit(OWN_AUTHORITY, 1, 2, GAS));
  yield;
  for (const number of VERIFIABLE_UNDER_OWN_AUTHORITY) {
    const { voucher, signature } = await world.verification(number, first, 20, 1);
    const by = verificationDesk.connect(first);
    await world.act("claim by verification", by.claim(voucher, signature, HIGHEST, payByAllowance(), GAS));
    yield;
  }
  await world.act("accredit", verifiers.connect(next).accredit(OWN_AUTHORITY, 1, 0, GAS));
  yield;
  for (const number of VERIFIABLE_UNDER_OWN_AUTHORITY) {
    await world.act("release", registry.connect(first).release(number, GAS));
    yield;
  }
  await world.act("giveNotice", governor.giveNotice(OWN_AUTHORITY, (await world.today()) + 30, GAS));
  yield;
  await world.pass(30);
  await world.act("takeBack", governor.takeBack(OWN_AUTHORITY, GAS));
};

/** A verifier comes, names another signer, gives notice and gets its bond back. */
const verifierComesAndGoes: Scene = async function* (world) {
  const { verifiers, ett, addresses } = world.chain;
  const owner = world.owners[2]!;
  await ett.connect(owner).approve(addresses.verifierRegistry, HIGHEST);
  const by = verifiers.connect(owner);
  await world.act("enrol", by.enrol(3, owner.address, HIGHEST, GAS));
  const id = await verifiers.count();
  yield;
  await world.act("setVerifierSigner", by.setVerifierSigner(id, world.people[0]!.address, GAS));
  yield;
  await world.act("notice of a verifier", by.giveNotice(id, GAS));
  yield;
  await world.chain.networkHelpers.time.increase(31 * DAY);
  yield;
  await world.act("withdrawBond", by.withdrawBond(id, owner.address, GAS));
};

export const verificationScenes: readonly Scene[] = [
  renewedThenSwept,
  lapsedThenClaimed,
  movedOn,
  underALateRange,
  ownAuthority,
  verifierComesAndGoes,
];
