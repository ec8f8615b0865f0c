import type { ETT } from "@dots/protocol/typechain";
import { MaxUint256, Signature, type Signer } from "ethers";

/** An EIP-2612 permit as the contracts take it along, without an end. */
export async function signPermit(ett: ETT, owner: Signer, spender: string, value: bigint) {
  const [, name, version, chainId, verifyingContract] = await ett.eip712Domain();
  const message = {
    owner: await owner.getAddress(),
    spender,
    value,
    nonce: await ett.nonces(owner),
    deadline: MaxUint256,
  };
  const types = {
    Permit: [
      { name: "owner", type: "address" },
      { name: "spender", type: "address" },
      { name: "value", type: "uint256" },
      { name: "nonce", type: "uint256" },
      { name: "deadline", type: "uint256" },
    ],
  };
  const signed = await owner.signTypedData({ name, version, chainId, verifyingContract }, types, message);
  const { v, r, s } = Signature.from(signed);
  return { value, deadline: MaxUint256, v, r, s };
}
