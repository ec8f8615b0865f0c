// What the random history leaves out, since calls are resolved without it: offers, terms, bonds, descriptions, succession.
import { encodePortOrder, LOCAL_CHAIN_ID, payByAllowance, signPermit } from "@dots/protocol";
import { id, MaxUint256, parseEther, ZeroAddress, zeroPadValue } from "ethers";
import { VERIFIED_COUNTRY } from "../model/history/pool.ts";
import { typedDataSigner } from "../model/history/world.ts";
import type { AnvilRegistry } from "./anvilRegistry.ts";

const DAY = 86_400;
const HIGHEST = parseEther("100");
/** Prefixes that the random history leaves alone: one that stays, two that end. */
const [RANGE, ENDING, AWAY] = [1333n, 1444n, 1888n];
const TERMS = { minDigits: 11, maxDigits: 11, depositClass: 1, policy: 1, quarantineDays: 20, flags: 7 };
const DECISION = id("A court has decided.");
/** The registry's, not AccessManaged's. */
const SET_AUTHORITY = "setAuthority(uint64,(address,uint8,uint8,uint16,uint16,uint16,uint16,uint16))";
/** A verifier that only the registry before the one followed knew. */
const FOREIGN_VERIFIER = 65_000;
/** Where the random history claims numbers, and what a country says that is closed for a successor. */
const COUNTRIES = [1n, 44n, 999n, VERIFIED_COUNTRY];
const CLOSED_FOR_GOOD = 65_535;
/** Days for which a number stays verified that comes after the tour. */
const YEARS = 1_000;

/** Carriers, verifiers and authorities, and what governance sets. */
export async function officesAct(chain: AnvilRegistry): Promise<void> {
  const { carriers, desk, registry, authorityDesk, claimDesk, verifiers, governor, signers, networkHelpers } = chain;
  const [, first, second, third, , , buyer, signer] = signers as Required<typeof signers>;
  await carriers.setBond(parseEther("7"));
  await desk.setBaseFee(parseEther("2"));
  await verifiers.setVerifierBond(parseEther("9"));
  await carriers.connect(first!).describe(1n, "Carrier One", "https://one.example");
  await joinBadly(chain);
  await carriers.connect(first!).setSigner(1n, signer!.address);
  await carriers.connect(first!).setSigner(1n, first!.address);
  await carriers.connect(second!).offerOwner(2n, third!.address);
  await carriers.connect(second!).offerOwner(2n, ZeroAddress);
  await carriers.connect(third!).offerOwner(3n, second!.address);
  await carriers.connect(first!).offerOwner(1n, buyer!.address);
  await carriers.connect(buyer!).acceptOwner(1n);
  await carriers.connect(buyer!).offerOwner(1n, first!.address);
  await carriers.connect(first!).acceptOwner(1n);

  for (const prefix of [RANGE, ENDING]) {
    await registry.allocate(prefix, { ...TERMS, carrier: 1, defaultProfile: 1 });
  }
  await desk.connect(first!).setDonorPart(RANGE, parseEther("4"));
  await chain.profiles.connect(first!).change(1n, 60, 1, []);
  for (const profile of [4n, 1n, 1n]) await registry.connect(first!).setDefaultProfile(RANGE, profile);
  const offers = authorityDesk.connect(first!);
  await offers.offerRange(RANGE, 2n);
  await offers.offerRange(ENDING, 2n);
  await offers.offerRange(ENDING, 0n);
  const roots = claimDesk.connect(first!);
  const root = (byte: string) => zeroPadValue(byte, 32);
  await roots.postRoot(RANGE, root("0x01"));
  await roots.withdrawRoot(RANGE, root("0x01"));
  await roots.postRoot(RANGE, root("0x01"));
  await roots.postRoot(RANGE, root("0x02"));
  await roots.withdrawRoot(RANGE, root("0x02"));
  await roots.withdrawRoot(RANGE, root("0x03")); // which nobody posted

  await authorityDesk.delegate(AWAY, governor.address, 11, 11);
  await authorityDesk.offerAuthority(AWAY, second!.address);
  await authorityDesk.offerAuthority(AWAY, ZeroAddress);
  await authorityDesk.offerAuthority(AWAY, governor.address); // to himself
  await authorityDesk.acceptAuthority(AWAY);
  await authorityDesk.offerAuthority(AWAY, second!.address);
  await verifiers.accredit(AWAY, 1, 3);
  await verifiers.accredit(AWAY, 2, 0); // never given
  await verifiers.accredit(AWAY, 999, 0); // to nobody
  const notice = Math.trunc((await networkHelpers.time.latest()) / DAY) + 30;
  for (const prefix of [ENDING, AWAY]) await authorityDesk.giveNotice(prefix, notice);
  await networkHelpers.time.increase(31 * DAY);
  for (const prefix of [ENDING, AWAY]) await authorityDesk.takeBack(prefix);
}

/** Two numbers from `fresh` on, through everything that can befall a number without a verifier; a third is left in dispute. */
export async function numbersMove(chain: AnvilRegistry, fresh: bigint): Promise<void> {
  const { registry, desk, verificationDesk, addresses, ett, signers, networkHelpers } = chain;
  const [, first, , , holder, other, , payee] = signers as Required<typeof signers>;
  const port = (number: bigint, profile: number) =>
    registry
      .connect(other!)
      ["safeTransferFrom(address,address,uint256,bytes)"](
        other!.address,
        addresses.portingDesk,
        number,
        encodePortOrder({ profile, highestFee: parseEther("10") }),
      );
  const [resting, again] = [fresh, fresh + 1n];
  await registry.connect(holder!).claimMany([{ number: resting, holder: holder!.address }], 0, HIGHEST); // a batch of one
  const permit = await signPermit(typedDataSigner(holder!), {
    ...{ chainId: LOCAL_CHAIN_ID, ett: addresses.ett, spender: addresses.numberRegistry, value: MaxUint256 },
    owner: holder!.address as `0x${string}`,
    nonce: await ett.nonces(holder!.address),
    deadline: BigInt(await networkHelpers.time.latest()) + 600n,
  });
  await registry.connect(holder!).claimWithPermit(again, holder!.address, 0, HIGHEST, permit);
  for (const number of [resting, again]) {
    await registry.connect(holder!).transferFrom(holder!.address, other!.address, number);
  }
  await port(resting, 2);
  await port(resting, 5);
  await desk.connect(first!).withdrawCredit(1n, payee!.address);
  await port(again, 3);
  await registry.connect(other!).release(again);
  await registry.connect(holder!).claim(again, other!.address, 0, HIGHEST);
  await registry.connect(holder!).claim(fresh + 2n, holder!.address, 0, HIGHEST);
  await verificationDesk.openDecision(fresh + 2n, DECISION, (await networkHelpers.time.latest()) + 40 * DAY);
  await networkHelpers.time.increase(8 * DAY);
  await registry.connect(other!).release(resting);
}

/**
 * Two numbers from `fresh` on are claimed in the registry before, one of them verified there; then all its countries are closed
 * for the registry that is followed, where nobody claims anything sooner. The governor is its authority desk.
 */
export async function numbersBefore(chain: AnvilRegistry, fresh: bigint): Promise<void> {
  const { registry, predecessor, successor, ett, governor, signers, networkHelpers } = chain;
  const holder = signers[4]!;
  const [plain, verified] = [fresh, fresh + 1n];
  for (const neighbour of [predecessor, successor]) {
    await neighbour.addDepositClass(0n);
    await neighbour.addDepositClass(parseEther("10"));
  }
  const lengths = { rangeLengths: 1 << 4, authorityLengths: 0 };
  const country = { holder: governor.address, minDigits: 11, maxDigits: 11, ...lengths, version: 1 };
  const setCountry = (code: bigint, stoppedUntil: number) =>
    predecessor[SET_AUTHORITY](code, { ...country, endsOn: 0, stoppedUntil });
  await setCountry(1n, 0);
  await predecessor.allocate(RANGE, { ...TERMS, carrier: 1, defaultProfile: 1 });
  await ett.connect(holder).approve(predecessor.target, MaxUint256);
  await predecessor.connect(holder).claim(plain, holder.address, 0, HIGHEST);
  const day = Math.trunc((await networkHelpers.time.latest()) / DAY) + YEARS;
  await predecessor.grantVerified(payByAllowance(), {
    ...{ number: verified, holder: holder.address, profile: 2, depositClass: 1, day, verifier: FOREIGN_VERIFIER },
    ...{ caller: holder.address, highestDeposit: HIGHEST, claimHash: zeroPadValue("0x", 32) },
  });
  await predecessor.announceSuccessor(registry.target);
  for (const code of COUNTRIES) await setCountry(code, CLOSED_FOR_GOOD);
}

/** The numbers that were claimed before come, and one leaves for the registry after. */
export async function numbersSucceed(chain: AnvilRegistry, fresh: bigint): Promise<void> {
  const { registry, predecessor, successor, authorityDesk, signers, networkHelpers } = chain;
  const holder = signers[4]!;
  const [plain, verified] = [fresh, fresh + 1n];
  await registry.announceSuccessor(predecessor.target);
  await registry.announceSuccessor(ZeroAddress);
  await registry.announceSuccessor(successor.target);
  await networkHelpers.time.increase(91 * DAY);
  for (const number of [plain, verified]) await predecessor.connect(holder).moveToSuccessor(number);
  await registry.connect(holder).moveToSuccessor(plain);
  await authorityDesk.closeForSuccessor([7n]);
}

/** A number whose calls go by a rule of each kind. */
export async function everyRuleKind({ profiles, registry, signers }: AnvilRegistry, fresh: bigint): Promise<void> {
  const [, first, , , holder] = signers as Required<typeof signers>;
  const templates = ["sip:+{e164}@a.example", "sips:+{e164}@b.example", "tel:+{e164};npdi;rn=+13335550000"];
  const rules = templates.map((template, kind) => ({ order: 1, preference: kind, kind, template }));
  await profiles.connect(first!).create(1n, 60, 1, rules);
  const profile = await profiles.count();
  await registry.connect(holder!).claim(fresh, holder!.address, profile, HIGHEST);
}

/** A carrier whose name is neither text nor, without what no database keeps, anything at all. */
async function joinBadly({ carriers, ett, addresses, signers }: AnvilRegistry): Promise<void> {
  const joiner = signers[7]!;
  await ett.connect(joiner).approve(addresses.carrierRegistry, MaxUint256);
  const call = carriers.interface.encodeFunctionData("join", [joiner.address, "@@@@", "@@@@", MaxUint256 >> 160n]);
  await joiner.sendTransaction({ to: addresses.carrierRegistry, data: call.replaceAll("40404040", "00fffe00") });
}
