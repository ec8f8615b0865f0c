import {
  type Deployment,
  encodePortOrder,
  explainError,
  LOCAL_CHAIN_ID,
  LOCAL_DEPLOYER,
  type Permit,
  type permitTypedData,
  signPermit,
} from "@dots/protocol";
import { type ContractTransactionResponse, type HDNodeWallet, type JsonRpcProvider, parseEther, Wallet } from "ethers";
import { localAccount } from "../deploy/localAccounts.ts";
import { type Contracts, contractsOf } from "../seed/contracts.ts";

/** Which of the local accounts pays for the demo's wallet. */
const SPONSOR = 9;
const GAS_MONEY = parseEther("1");

/** The wallet of a subscriber, new at each run, with the contracts as it sees them. */
export interface DemoWallet {
  address: string;
  contracts: Contracts;
  ett(): Promise<bigint>;
  /** Claims a number of an open range for its default profile; gives back the block. */
  claim(number: bigint, deposit: bigint): Promise<number>;
  /** Ports it by sending the token to the desk, with a permit for the fee. */
  port(number: bigint, profile: number, fee: bigint): Promise<number>;
  release(number: bigint): Promise<number>;
}

/** Makes a wallet and gives it what a deposit and a fee come to. */
export async function openWallet(provider: JsonRpcProvider, ett: bigint): Promise<DemoWallet> {
  const wallet: HDNodeWallet = Wallet.createRandom(provider);
  const sponsor = localAccount(SPONSOR, provider);
  const contracts = contractsOf(LOCAL_DEPLOYER, wallet);
  const nonce = await sponsor.getNonce("pending");
  const gas = await sponsor.sendTransaction({ to: wallet.address, value: GAS_MONEY, nonce });
  const purse = await contracts.ett.connect(sponsor).transfer(wallet.address, ett, { nonce: nonce + 1 });
  await Promise.all([gas.wait(), purse.wait()]);

  const permit = async (spender: string, value: bigint): Promise<Permit> => {
    const terms = {
      ...{ chainId: LOCAL_CHAIN_ID, ett: (await contracts.ett.getAddress()) as Deployment["ett"], value },
      ...{ owner: wallet.address as Deployment["ett"], spender: spender as Deployment["ett"] },
      ...{ nonce: await contracts.ett.nonces(wallet.address), deadline: (await now(provider)) + 3600n },
    };
    return signPermit({ signTypedData: (data) => sign(wallet, data) }, terms);
  };
  const { registry, desk } = contracts;
  return {
    address: wallet.address,
    contracts,
    ett: () => contracts.ett.balanceOf(wallet.address),
    claim: async (number, deposit) => {
      const signed = await permit(await registry.getAddress(), deposit);
      return mined(registry.claimWithPermit(number, wallet.address, 0, deposit, signed));
    },
    port: async (number, profile, fee) => {
      const to = await desk.getAddress();
      const order = encodePortOrder({ profile, highestFee: fee, permit: await permit(to, fee) });
      return mined(registry["safeTransferFrom(address,address,uint256,bytes)"](wallet.address, to, number, order));
    },
    release: (number) => mined(registry.release(number)),
  };
}

async function sign(wallet: HDNodeWallet, { domain, types, message }: ReturnType<typeof permitTypedData>) {
  return (await wallet.signTypedData(domain, { Permit: [...types.Permit] }, message)) as `0x${string}`;
}

/** The block in which a transaction was mined; throws its refusal in words. */
async function mined(sending: Promise<ContractTransactionResponse>): Promise<number> {
  try {
    const receipt = await (await sending).wait();
    return receipt!.blockNumber;
  } catch (error) {
    throw explainError(error);
  }
}

async function now(provider: JsonRpcProvider): Promise<bigint> {
  return BigInt((await provider.getBlock("latest"))!.timestamp);
}
