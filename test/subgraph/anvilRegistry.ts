import { deployments, LOCAL_CHAIN_ID, LOCAL_DEPLOYER } from "@dots/protocol";
import {
  CarrierRegistry__factory,
  ETT__factory,
  NumberRegistry__factory,
  PortingDesk__factory,
  RouteProfiles__factory,
} from "@dots/protocol/typechain";
import { type JsonRpcProvider, NonceManager, type TransactionRequest, type TransactionResponse } from "ethers";
import { deploy } from "../../scripts/deploy/deploy.ts";
import { localAccount } from "../../scripts/deploy/localAccounts.ts";
import { openProvider } from "../../scripts/deploy/openProvider.ts";
import { SUPPLY } from "../../scripts/deploy/plan.ts";
import { type Chain, startChain } from "../../scripts/start/stack/chain.ts";

const PEOPLE = 8;

/** Anvil with the contracts of DOTS on it, and accounts that act on them. */
export interface AnvilRegistry extends Awaited<ReturnType<typeof connect>> {
  chain: Chain;
  stop(): Promise<void>;
}

export async function startAnvilRegistry(options: { blockSeconds?: number } = {}): Promise<AnvilRegistry> {
  const chain = await startChain({ program: "anvil", ...options });
  const { provider } = await openProvider(chain.rpcUrl);
  const stop = async () => {
    provider.destroy();
    await chain.stop();
  };
  try {
    const terms = { deployer: LOCAL_DEPLOYER, treasury: LOCAL_DEPLOYER, supply: SUPPLY };
    await deploy({ provider, terms, signer: localAccount(0, provider) });
    return { ...(await connect(provider)), chain, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function connect(provider: JsonRpcProvider) {
  const { chainId: _, startBlock: __, ...addresses } = deployments[LOCAL_CHAIN_ID]!;
  const signers = Array.from({ length: PEOPLE }, (_, index) => new CarefulSigner(index, provider));
  const governor = signers[0]!;
  return {
    addresses,
    provider,
    signers,
    governor,
    ett: ETT__factory.connect(addresses.ett, governor),
    carriers: CarrierRegistry__factory.connect(addresses.carrierRegistry, governor),
    profiles: RouteProfiles__factory.connect(addresses.routeProfiles, governor),
    registry: NumberRegistry__factory.connect(addresses.numberRegistry, governor),
    desk: PortingDesk__factory.connect(addresses.portingDesk, governor),
    networkHelpers: {
      time: {
        async increase(seconds: number): Promise<void> {
          await provider.send("evm_increaseTime", [seconds]);
          await provider.send("evm_mine", []);
        },
        async increaseTo(timestamp: number): Promise<void> {
          await provider.send("evm_setNextBlockTimestamp", [timestamp]);
          await provider.send("evm_mine", []);
        },
        async latest(): Promise<number> {
          return (await provider.getBlock("latest"))!.timestamp;
        },
      },
    },
  };
}

/** Sends nothing that the contracts would refuse now, and gives back only what was mined. */
class CarefulSigner extends NonceManager {
  readonly address: string;

  constructor(index: number, provider: JsonRpcProvider) {
    const wallet = localAccount(index, provider);
    super(wallet);
    this.address = wallet.address;
  }

  override async sendTransaction(request: TransactionRequest): Promise<TransactionResponse> {
    await this.provider!.call({ ...request, from: this.address });
    const sent = await super.sendTransaction(request);
    await sent.wait();
    return sent;
  }
}
