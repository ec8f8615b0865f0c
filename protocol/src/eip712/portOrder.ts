import { encodeAbiParameters, type Hex } from "viem";
import { NO_PERMIT, type Permit } from "./permit.ts";

/** What a holder sends along with a number's token to the porting desk: `PortOrder` of the contracts. */
export interface PortOrder {
  /** The recipient's route profile. */
  profile: number;
  /** The most the holder will bear, in ETT's smallest unit. */
  highestFee: bigint;
  /** The recipient's signature; left out where the profile is open for port-ins. */
  acceptance?: Hex;
  /** A permit of the fee for the desk; left out where the allowance suffices. */
  permit?: Permit;
}

const parameters = [
  {
    type: "tuple",
    components: [
      { name: "profile", type: "uint32" },
      { name: "highestFee", type: "uint96" },
      { name: "acceptance", type: "bytes" },
      {
        name: "permit",
        type: "tuple",
        components: [
          { name: "value", type: "uint256" },
          { name: "deadline", type: "uint256" },
          { name: "v", type: "uint8" },
          { name: "r", type: "bytes32" },
          { name: "s", type: "bytes32" },
        ],
      },
    ],
  },
] as const;

/** The `data` of `safeTransferFrom(holder, desk, number, data)`. */
export function encodePortOrder({ profile, highestFee, acceptance = "0x", permit = NO_PERMIT }: PortOrder): Hex {
  return encodeAbiParameters(parameters, [{ profile, highestFee, acceptance, permit }]);
}
