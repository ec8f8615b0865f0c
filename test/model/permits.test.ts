import {
  type Authorization,
  claimHash,
  encodePortOrder,
  explainError,
  LOCAL_CHAIN_ID,
  openClaimHash,
  type Permit,
  payByAuthorization,
  payByPermit,
  readVoucher,
  signAuthorization,
  signClaimVoucher,
  signPermit,
  writeVoucherLink,
} from "@dots/protocol";
import { mnemonicToAccount } from "viem/accounts";
import { beforeEach, expect, test } from "vitest";
import { type DeployedRegistry, deployedRegistry } from "./deployedRegistry.ts";
import { DEPOSIT, FEE, NUMBER, openMarket, RANGE } from "./openMarket.ts";

/** The mnemonic that Hardhat and anvil publish for development. */
const MNEMONIC = "test test test test test test test test test test test junk";
/** Signs for the carriers of the market. */
const carrier = mnemonicToAccount(MNEMONIC);
const account = mnemonicToAccount(MNEMONIC, { addressIndex: 1 });
let chain: DeployedRegistry;

const permitFor = async (spender: `0x${string}`, value: bigint): Promise<Permit> =>
  signPermit(account, {
    chainId: LOCAL_CHAIN_ID,
    ett: chain.addresses.ett,
    owner: account.address,
    spender,
    value,
    nonce: await chain.ett.nonces(account.address),
    deadline: BigInt(await chain.networkHelpers.time.latest()) + 600n,
  });

beforeEach(async () => {
  chain = await deployedRegistry();
  await openMarket(chain);
  await chain.ett.transfer(account.address, DEPOSIT + FEE);
});

test("a number is claimed and ported with signed permits and without any approval", async () => {
  const { registry, ett, addresses, signers } = chain;
  const holder = signers.find(({ address }) => address === account.address)!;
  const deposit = await permitFor(addresses.numberRegistry, DEPOSIT);
  await registry.connect(holder).claimWithPermit(NUMBER, holder.address, 0, DEPOSIT, deposit);
  expect(await registry.ownerOf(NUMBER)).toBe(holder.address);
  expect(await ett.balanceOf(holder.address)).toBe(FEE);

  const permit = await permitFor(addresses.portingDesk, FEE);
  const order = encodePortOrder({ profile: 2, highestFee: FEE, permit });
  const send = registry.connect(holder)["safeTransferFrom(address,address,uint256,bytes)"];
  await send(holder.address, addresses.portingDesk, NUMBER, order);
  const { ported, profile, sequence } = await registry.resolve(NUMBER);
  expect({ ported, profile, sequence }).toEqual({ ported: true, profile: 2n, sequence: 2n });
  expect(await registry.ownerOf(NUMBER)).toBe(holder.address);
  expect(await ett.balanceOf(holder.address)).toBe(0n);
});

test("a claim at the desk is paid by the caller's permit for the registry", async () => {
  const { claimDesk, registry, ett, addresses, signers } = chain;
  const holder = signers.find(({ address }) => address === account.address)!;
  const payment = payByPermit(await permitFor(addresses.numberRegistry, DEPOSIT));
  await claimDesk.connect(holder).claim(NUMBER, holder.address, 0, DEPOSIT, payment);
  expect(await registry.ownerOf(NUMBER)).toBe(holder.address);
  expect(await ett.balanceOf(holder.address)).toBe(FEE);
});

/** An authorization of the account to pay for one claim: for this number, this holder, by whoever sends it. */
async function authorizationFor(number: bigint, holder: `0x${string}`, value: bigint): Promise<Authorization> {
  const at = { chainId: LOCAL_CHAIN_ID, desk: chain.addresses.claimDesk };
  return signAuthorization(account, {
    chainId: LOCAL_CHAIN_ID,
    ett: chain.addresses.ett,
    payer: account.address,
    payee: chain.addresses.numberRegistry,
    value,
    validAfter: 0n,
    validBefore: BigInt(await chain.networkHelpers.time.latest()) + 600n,
    nonce: openClaimHash(at, { number, holder, profile: 0, depositClass: 0, sequence: 0 }),
  });
}

test("a claim is paid by somebody who only signs, and sent by a third; the signature pays for nothing else", async () => {
  const { claimDesk, registry, ett, signers } = chain;
  const [sender, holder] = [signers[2]!, signers[3]!];
  const to = holder.address as `0x${string}`;
  const payment = payByAuthorization(await authorizationFor(NUMBER, to, DEPOSIT));
  const desk = claimDesk.connect(sender);
  const refusal = async (sent: Promise<unknown>) => explainError(await sent.catch((error) => error)).code;
  expect(await refusal(desk.claim(NUMBER + 1n, to, 0, DEPOSIT, payment))).toBe("ERC3009InvalidSignature");
  expect(await refusal(desk.claim(NUMBER, sender.address, 0, DEPOSIT, payment))).toBe("ERC3009InvalidSignature");
  await desk.claim(NUMBER, to, 0, DEPOSIT, payment);
  expect(await registry.ownerOf(NUMBER)).toBe(holder.address);
  expect(await ett.balanceOf(account.address)).toBe(FEE);
  expect(await ett.balanceOf(sender.address)).toBe(0n);
});

test("an authorization of another amount than is due is not taken", async () => {
  const { claimDesk, signers } = chain;
  const to = signers[3]!.address as `0x${string}`;
  const payment = payByAuthorization(await authorizationFor(NUMBER, to, DEPOSIT + 1n));
  const sent = claimDesk.claim(NUMBER, to, 0, DEPOSIT, payment);
  expect(explainError(await sent.catch((error: unknown) => error))).toMatchObject({
    code: "PaymentValue",
    found: "10.000000000000000001 ETT",
    needed: "10 ETT",
  });
});

test("a claim by voucher is paid by another, whose authorization is for this voucher alone", async () => {
  const { claimDesk, authorityDesk, registry, ett, addresses, signers, networkHelpers } = chain;
  await authorityDesk.setPolicy(RANGE, 2);
  const issuedAt = await networkHelpers.time.latest();
  const at = { chainId: LOCAL_CHAIN_ID, desk: addresses.claimDesk };
  const holder = signers[3]!.address as `0x${string}`;
  const voucher = {
    ...{ number: NUMBER, holder, profile: 0, depositClass: 0, sequence: 0, rangePrefix: RANGE, rangeVersion: 1 },
    ...{ issuedAt, expiresAt: issuedAt + 600 },
  };
  const signature = await signClaimVoucher(carrier, at, voucher);
  const text = writeVoucherLink({ ...at, kind: "claim", voucher, signature });
  const handed = readVoucher(text);
  const terms = {
    ...{ chainId: LOCAL_CHAIN_ID, ett: addresses.ett, payer: account.address, payee: addresses.numberRegistry },
    ...{ value: DEPOSIT, validAfter: 0n, validBefore: BigInt(issuedAt) + 600n, nonce: claimHash(handed) },
  };
  const payment = payByAuthorization(await signAuthorization(account, terms));
  await claimDesk.connect(signers[2]!).claimByVoucher(voucher, signature, DEPOSIT, payment);
  expect(await registry.ownerOf(NUMBER)).toBe(holder);
  expect(await ett.balanceOf(account.address)).toBe(FEE);
});
