import { predictAddresses } from "@dots/protocol";
import {
  CarrierRegistry__factory,
  ETT__factory,
  NumberRegistry__factory,
  PortingDesk__factory,
  RouteProfiles__factory,
} from "@dots/protocol/typechain";
import type { ContractRunner } from "ethers";

/** The contracts of DOTS that `deployer` put on the chain behind `runner`. */
export function contractsOf(deployer: `0x${string}`, runner: ContractRunner) {
  const at = predictAddresses(deployer);
  return {
    ett: ETT__factory.connect(at.ett, runner),
    carriers: CarrierRegistry__factory.connect(at.carrierRegistry, runner),
    profiles: RouteProfiles__factory.connect(at.routeProfiles, runner),
    registry: NumberRegistry__factory.connect(at.numberRegistry, runner),
    desk: PortingDesk__factory.connect(at.portingDesk, runner),
  };
}

export type Contracts = ReturnType<typeof contractsOf>;
