import type { ContractAddresses } from "@dots/protocol";
import {
  AccessManager__factory,
  AuthorityDesk__factory,
  CarrierRegistry__factory,
  ClaimDesk__factory,
  ETT__factory,
  NumberRegistry__factory,
  PortingDesk__factory,
  RouteProfiles__factory,
  VerificationDesk__factory,
  VerifierRegistry__factory,
} from "@dots/protocol/typechain";
import type { Signer } from "ethers";

/** Every contract that tests speak to, in the governor's name unless they connect somebody else. */
export function contractsAt(at: ContractAddresses, governor: Signer) {
  return {
    ett: ETT__factory.connect(at.ett, governor),
    carriers: CarrierRegistry__factory.connect(at.carrierRegistry, governor),
    profiles: RouteProfiles__factory.connect(at.routeProfiles, governor),
    registry: NumberRegistry__factory.connect(at.numberRegistry, governor),
    desk: PortingDesk__factory.connect(at.portingDesk, governor),
    manager: AccessManager__factory.connect(at.accessManager, governor),
    authorityDesk: AuthorityDesk__factory.connect(at.authorityDesk, governor),
    claimDesk: ClaimDesk__factory.connect(at.claimDesk, governor),
    verifiers: VerifierRegistry__factory.connect(at.verifierRegistry, governor),
    verificationDesk: VerificationDesk__factory.connect(at.verificationDesk, governor),
  };
}
