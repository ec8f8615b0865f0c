import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { AbiCoder, parseEther, type Signer, ZeroHash } from "ethers";
import type { EthereumProvider } from "hardhat/types/providers";
import { measureClaims } from "./claimScenarios.ts";
import { intrinsicGas, type Measure, measure } from "./measure.ts";
import { signPermit } from "./signPermit.ts";
import { deployStage } from "./stage.ts";

const DEPOSIT = parseEther("10");
const BASE_FEE = parseEther("1");
const DONOR_PART = parseEther("0.5");
const OPEN = 1;
const POLICY_OPEN = 1;
/** Ranges of four and of seven digits: +1 212 and +1 212 555. */
const LENGTHS = (1 << 4) | (1 << 7);
const NOTICE_SECONDS = 31 * 86_400;
const NO_PERMIT = { value: 0n, deadline: 0n, v: 0, r: ZeroHash, s: ZeroHash };
const PORT_ORDER =
  "tuple(uint32 profile,uint96 highestFee,bytes acceptance,tuple(uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s) permit)";

const rule = (template: string) => [{ order: 10, preference: 10, kind: 0, template }];
const URI_31 = "sip:+{e164}@sbc.alpha.example.x";
const URI_54 = "sip:+{e164}@sbc1.voice.alpha.example.net;transport=tls";

/**
 * Every operation that has a target, measured on transactions of their own under the conditions the targets name: ETT balances
 * exist, standing allowances are finite, profiles are open, accounts are plain, the country has opened two range lengths.
 */
export async function runScenarios(ethers: HardhatEthers, provider: EthereumProvider): Promise<Map<string, Measure>> {
  const stage = await deployStage(ethers);
  const { ett, carriers, profiles, registry, desk, authorityDesk, treasury, actors, governance } = stage;
  const [alpha, beta, alice, bob, carol, dave] = actors as [Signer, Signer, Signer, Signer, Signer, Signer];
  const found = new Map<string, Measure>();
  const take = async (key: string, sent: Parameters<typeof measure>[1]) =>
    void found.set(key, await measure(provider, sent));
  const address = (signer: Signer) => signer.getAddress();
  const registryAddress = await registry.getAddress();
  const deskAddress = await desk.getAddress();

  // The country, the carriers and their profiles, money and allowances.
  await registry.addDepositClass(DEPOSIT);
  await desk.setBaseFee(BASE_FEE);
  await authorityDesk.delegate(1n, await address(governance), 11, 11);
  await authorityDesk.openRangeLengths(1n, LENGTHS);
  await carriers.connect(alpha).join(await address(alpha), "Alpha", "", 0n);
  await carriers.connect(beta).join(await address(beta), "Beta", "", 0n);
  await profiles.connect(alpha).create(1, 300, OPEN, rule(URI_31));
  await take("profile.create.31", profiles.connect(alpha).create(1, 300, OPEN, rule(URI_31)));
  await take("profile.create.54", profiles.connect(alpha).create(1, 300, OPEN, rule(URI_54)));
  await profiles.connect(beta).create(2, 300, OPEN, rule(URI_31));
  const [atAlpha, atBeta] = [1, 4];
  for (const signer of [alice, bob, carol, treasury]) await ett.transfer(await address(signer), parseEther("1000"));
  for (const signer of [alice, bob, carol]) {
    await ett.connect(signer).approve(registryAddress, parseEther("900"));
    await ett.connect(signer).approve(deskAddress, parseEther("900"));
  }

  // Ranges.
  const terms = {
    carrier: 1,
    defaultProfile: 0,
    minDigits: 11,
    maxDigits: 11,
    depositClass: 0,
    policy: POLICY_OPEN,
    quarantineDays: 0,
    flags: 0,
  };
  await registry.allocate(1212n, terms);
  await take("range.allocate", registry.allocate(1415666n, terms));
  // With a default profile, which is checked to be the carrier's.
  await take("range.allocate.profile", registry.allocate(1415555n, { ...terms, defaultProfile: atAlpha }));
  const number = (line: number) => 14155550100n + BigInt(line);

  // Claims. Somebody else's come first, so that the registry has ETT.
  const claim = async (by: Signer, line: number) =>
    registry.connect(by).claim(number(line), await address(by), 0, DEPOSIT);
  await claim(bob, 0);
  await take("number.claim.first", claim(alice, 1));
  await take("number.claim.later", claim(alice, 2));
  await claim(alice, 3);
  await take("number.release", registry.connect(alice).release(number(3)));
  await take("number.claim.again", claim(alice, 3));
  const claimPermit = async (line: number) => {
    const permit = await signPermit(ett, carol, registryAddress, DEPOSIT);
    return registry.connect(carol).claimWithPermit(number(line), await address(carol), 0, DEPOSIT, permit);
  };
  await claimPermit(4);
  await take("number.claim.permit", claimPermit(5));

  // Transfers.
  const transfer = async (to: Signer, line: number) =>
    registry.connect(alice).transferFrom(await address(alice), await address(to), number(line));
  await take("number.transfer.known", transfer(bob, 2));
  await take("number.transfer.new", transfer(dave, 3));

  // Ports.
  const order = (permit: typeof NO_PERMIT) =>
    AbiCoder.defaultAbiCoder().encode(
      [PORT_ORDER],
      [{ profile: atBeta, highestFee: parseEther("2"), acceptance: "0x", permit }],
    );
  const port = async (by: Signer, line: number, permit = NO_PERMIT) =>
    registry
      .connect(by)
      ["safeTransferFrom(address,address,uint256,bytes)"](await address(by), deskAddress, number(line), order(permit));
  await take("port.token", port(alice, 1));
  const permit = await signPermit(ett, carol, deskAddress, BASE_FEE);
  await take("port.token.permit", port(carol, 4, permit));
  await desk.connect(alpha).setDonorPart(1415555n, DONOR_PART);
  await provider.request({ method: "evm_increaseTime", params: [NOTICE_SECONDS] });
  await port(bob, 0);
  await take("port.token.donor", port(bob, 2));

  // Resolving: the gas of the call alone.
  const resolve = async (key: string, asked: bigint) => {
    const call = await registry.resolve.populateTransaction(asked);
    const sent = await governance.sendTransaction(call);
    const receipt = await sent.wait();
    found.set(key, { gas: Number(receipt?.gasUsed) - intrinsicGas(call.data), fresh: 0, hash: sent.hash });
  };
  await resolve("resolve.own", number(5));
  await resolve("resolve.range", number(99));
  await resolve("resolve.none", 13105550100n);

  // After all else, so that they change none of it.
  const claims = await measureClaims({
    ...{ stage, carrier: alpha, profile: atAlpha, holder: bob, sponsor: carol, terms, deposit: DEPOSIT, provider },
    measured: (sent) => measure(provider, sent),
  });
  return new Map([...found, ...claims]);
}
