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
import { mined } from "../deploy/mined.ts";
import { type Contracts, contractsOf } from "../seed/contracts.ts";

/** Which of the local accounts pays for the demo's wallet. */
const SPONSOR = 9;
const GAS_MONEY = parseEther("1");

/** A transaction that went through: its block, and when (`performance.now()`) its receipt was there. */
export interface Done {
  block: number;
  at: number;
}

/** The wallet of a subscriber, new at each run, with the contracts as it sees them. */
export interface DemoWallet {
  address: string;
  contracts: Contracts;
  ett(): Promise<bigint>;
  /** Claims a number of an open range for its default profile; throws a refusal in words, as all of them do. */
  claim(number: bigint, deposit: bigint): Promise<Done>;
  /** Ports it by sending the token to the desk, with a permit for the fee. */
  port(number: bigint, profile: number, fee: bigint): Promise<Done>;
  release(number: bigint): Promise<Done>;
}

/** Makes a wallet and gives it what a deposit and a fee come to. */
export async function openWallet(provider: JsonRpcProvider, ett: bigint): Promise<DemoWallet> {
  const wallet: HDNodeWallet = Wallet.createRandom(provider);
  const sponsor = localAccount(SPONSOR, provider);
  const contracts = contractsOf(LOCAL_DEPLOYER, wallet);
  const nonce = await sponsor.getNonce("pending");
  const gas = await sponsor.sendTransaction({ to: wallet.address, value: GAS_MONEY, nonce });
  const purse = await contracts.ett.connect(sponsor).transfer(wallet.address, ett, { nonce: nonce + 1 });
  await Promise.all([mined(provider, gas.hash), mined(provider, purse.hash)]);

  const permit = async (spender: string, value: bigint): Promise<Permit> => {
    const terms = {
      ...{ chainId: LOCAL_CHAIN_ID, ett: (await contracts.ett.getAddress()) as Deployment["ett"], value },
      ...{ owner: wallet.address as Deployment["ett"], spender: spender as Deployment["ett"] },
      ...{ nonce: await contracts.ett.nonces(wallet.address), deadline: (await now(provider)) + 3600n },
    };
    return signPermit({ signTypedData: (data) => sign(wallet, data) }, terms);
  };
  const done = async (sending: Promise<ContractTransactionResponse>): Promise<Done> => {
    const { hash } = await sending.catch((error) => Promise.reject(explainError(error)));
    const receipt = await mined(provider, hash);
    const at = performance.now();
    if (receipt.status !== 1) throw new Error(`Transaction ${hash} was reverted in block ${receipt.blockNumber}.`);
    return { block: receipt.blockNumber, at };
  };
  const { registry, desk } = contracts;
  return {
    address: wallet.address,
    contracts,
    ett: () => contracts.ett.balanceOf(wallet.address),
    claim: async (number, deposit) => {
      const signed = await permit(await registry.getAddress(), deposit);
      return done(registry.claimWithPermit(number, wallet.address, 0, deposit, signed));
    },
    port: async (number, profile, fee) => {
      const to = await desk.getAddress();
      const order = encodePortOrder({ profile, highestFee: fee, permit: await permit(to, fee) });
      return done(registry["safeTransferFrom(address,address,uint256,bytes)"](wallet.address, to, number, order));
    },
    release: (number) => done(registry.release(number)),
  };
}

async function sign(wallet: HDNodeWallet, { domain, types, message }: ReturnType<typeof permitTypedData>) {
  return (await wallet.signTypedData(domain, { Permit: [...types.Permit] }, message)) as `0x${string}`;
}

async function now(provider: JsonRpcProvider): Promise<bigint> {
  return BigInt((await provider.getBlock("latest"))!.timestamp);
}
