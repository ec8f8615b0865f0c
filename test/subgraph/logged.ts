import { type LogDescription, ZeroAddress } from "ethers";
import type { AnvilRegistry } from "./anvilRegistry.ts";

/** An action as the chain's logs tell it. */
export interface LoggedAction {
  id: string;
  kinds: readonly string[];
  transaction: string;
}

/** The kinds of action that each event may be told as; none for those that only complete another's action. */
const KINDS: Record<string, readonly string[]> = {
  NumberClaimed: ["claim"],
  NumberReleased: ["release"],
  NumberPorted: ["port", "changeRoute"],
  Transfer: ["transfer"],
  RangeChanged: ["allocate", "changeRange", "takeBack"],
  AuthorityChanged: ["delegate", "changeAuthority", "endAuthority"],
  DepositClassAdded: ["addDepositClass"],
  CarrierChanged: ["join", "changeCarrier"],
  CarrierDescribed: ["describe"],
  CarrierOffered: ["offerOwner"],
  BondSet: ["setBond"],
  ProfileChanged: ["createProfile", "changeProfile"],
  BaseFeeSet: ["setBaseFee"],
  DonorPartChanged: ["setDonorPart"],
  CreditWithdrawn: ["withdrawCredit"],
};

export const ACTION_KINDS: ReadonlySet<string> = new Set(Object.values(KINDS).flat());

/** Every action that the logs of the contracts up to a block call for, in the order of the chain. */
export async function loggedActions(chain: AnvilRegistry, toBlock: number): Promise<LoggedAction[]> {
  const { registry, desk, carriers, profiles, provider } = chain;
  const contracts = new Map([registry, desk, carriers, profiles].map((c) => [String(c.target).toLowerCase(), c]));
  const logs = await provider.getLogs({ fromBlock: 0, toBlock, address: [...contracts.keys()] });
  return logs.flatMap(({ address, topics, data, blockNumber, index, transactionHash }) => {
    const event = contracts.get(address.toLowerCase())!.interface.parseLog({ topics, data });
    const kinds = event && counts(event, String(desk.target)) ? KINDS[event.name] : undefined;
    if (!kinds) return [];
    return [{ id: `${BigInt(blockNumber) * 1_000_000n + BigInt(index)}`, kinds, transaction: transactionHash }];
  });
}

/** Of transfers, only those from one holder to another. */
function counts(event: LogDescription, desk: string): boolean {
  if (event.name !== "Transfer") return true;
  const ends = [event.args.from, event.args.to];
  return !ends.includes(ZeroAddress) && !ends.includes(desk);
}
