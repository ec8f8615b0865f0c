import { encodePortOrder, LOCAL_CHAIN_ID, type Permit, signPermit } from "@dots/protocol";
import { mnemonicToAccount } from "viem/accounts";
import { beforeEach, expect, test } from "vitest";
import { type DeployedRegistry, deployedRegistry } from "./deployedRegistry.ts";
import { DEPOSIT, FEE, NUMBER, openMarket } from "./openMarket.ts";

/** The mnemonic that Hardhat and anvil publish for development. */
const account = mnemonicToAccount("test test test test test test test test test test test junk", { addressIndex: 1 });
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
