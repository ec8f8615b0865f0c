import { deployments, LOCAL_CHAIN_ID, LOCAL_DEPLOYER } from "@dots/protocol";
import { type NumberRegistry, NumberRegistry__factory } from "@dots/protocol/typechain";
import {
  ContractFactory,
  getCreateAddress,
  type JsonRpcProvider,
  NonceManager,
  type TransactionRequest,
  type TransactionResponse,
  ZeroAddress,
} from "ethers";
import { readArtifact } from "../../scripts/deploy/artifact.ts";
import { deploy } from "../../scripts/deploy/deploy.ts";
import { localAccount } from "../../scripts/deploy/localAccounts.ts";
import { openProvider } from "../../scripts/deploy/openProvider.ts";
import { SUPPLY } from "../../scripts/deploy/plan.ts";
import { contractsOf } from "../../scripts/seed/contracts.ts";
import { type Chain, startChain } from "../../scripts/start/stack/chain.ts";

const PEOPLE = 8;
/** Who deploys the registries before and after the one that is followed: nobody else's nonces. */
const KEEPER = 9;

/** Anvil with the contracts of DOTS on it, and accounts that act on them. */
export interface AnvilRegistry extends ReturnType<typeof connect> {
  chain: Chain;
  /** The registries that the one followed succeeds, and by which it can be succeeded. */
  predecessor: NumberRegistry;
  successor: NumberRegistry;
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
    const connected = connect(provider);
    const keeper = new CarefulSigner(KEEPER, provider);
    const predecessor = getCreateAddress({ from: keeper.address, nonce: 0 }) as `0x${string}`;
    const terms = { deployer: LOCAL_DEPLOYER, treasury: LOCAL_DEPLOYER, supply: SUPPLY, predecessor };
    await deploy({ provider, terms, signer: localAccount(0, provider) });
    return {
      ...connected,
      predecessor: await deployNeighbour(connected, keeper, ZeroAddress),
      successor: await deployNeighbour(connected, keeper, connected.addresses.numberRegistry),
      ...{ chain, stop },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function connect(provider: JsonRpcProvider) {
  const { chainId: _, startBlock: __, ...addresses } = deployments[LOCAL_CHAIN_ID]!;
  const signers = Array.from({ length: PEOPLE }, (_, index) => new CarefulSigner(index, provider));
  const governor = signers[0]!;
  return {
    ...contractsOf(LOCAL_DEPLOYER, governor),
    ...{ addresses, provider, signers, governor },
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

/** A registry with the same carriers, profiles and money, whose desks are the governor himself. */
async function deployNeighbour(
  { addresses: at, governor }: ReturnType<typeof connect>,
  keeper: CarefulSigner,
  predecessor: string,
): Promise<NumberRegistry> {
  const { abi, bytecode } = readArtifact("contracts/numbering/NumberRegistry.sol");
  const desk = governor.address;
  const deployed = await new ContractFactory(abi, bytecode, keeper).deploy({
    ...{ accessManager: at.accessManager, ett: at.ett, carriers: at.carrierRegistry, profiles: at.routeProfiles },
    ...{ portingDesk: desk, authorityDesk: desk, claimDesk: desk, verificationDesk: desk },
    ...{ renderer: at.numberRenderer, predecessor },
  });
  await deployed.waitForDeployment();
  return NumberRegistry__factory.connect(await deployed.getAddress(), governor);
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
