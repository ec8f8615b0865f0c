import { predictAddresses } from "@dots/protocol";
import {
  AccessManager__factory,
  AuthorityDesk__factory,
  CarrierRegistry__factory,
  ClaimDesk__factory,
  ETT__factory,
  NumberLens__factory,
  NumberRegistry__factory,
  NumberRenderer__factory,
  NumberResolver__factory,
  PortingDesk__factory,
  RouteProfiles__factory,
  VerificationDesk__factory,
  VerifierRegistry__factory,
} from "@dots/protocol/typechain";
import type { ContractRunner } from "ethers";

/** The contracts of DOTS that `deployer` put on the chain behind `runner`. */
export function contractsOf(deployer: `0x${string}`, runner: ContractRunner) {
  const at = predictAddresses(deployer);
  return {
    manager: AccessManager__factory.connect(at.accessManager, runner),
    ett: ETT__factory.connect(at.ett, runner),
    carriers: CarrierRegistry__factory.connect(at.carrierRegistry, runner),
    profiles: RouteProfiles__factory.connect(at.routeProfiles, runner),
    registry: NumberRegistry__factory.connect(at.numberRegistry, runner),
    desk: PortingDesk__factory.connect(at.portingDesk, runner),
    authorityDesk: AuthorityDesk__factory.connect(at.authorityDesk, runner),
    claimDesk: ClaimDesk__factory.connect(at.claimDesk, runner),
    verifiers: VerifierRegistry__factory.connect(at.verifierRegistry, runner),
    verificationDesk: VerificationDesk__factory.connect(at.verificationDesk, runner),
    lens: NumberLens__factory.connect(at.numberLens, runner),
    renderer: NumberRenderer__factory.connect(at.numberRenderer, runner),
    resolver: NumberResolver__factory.connect(at.numberResolver, runner),
  };
}

export type Contracts = ReturnType<typeof contractsOf>;
