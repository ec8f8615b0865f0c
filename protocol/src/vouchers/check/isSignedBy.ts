import {
  type Address,
  compactSignatureToSignature,
  type Hex,
  hexToBigInt,
  isAddressEqual,
  parseCompactSignature,
  recoverAddress,
  size,
  slice,
  zeroAddress,
} from "viem";

/** Half of the order of secp256k1: a signature with a higher s is another form of one with a lower. */
const HIGHEST_S = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/** Asks an account with code whether it signed (ERC-1271); false for an account without. */
export type Confirms = (account: Address, digest: Hex, signature: Hex) => Promise<boolean>;

/**
 * `Signatures.isSignedBy` of the contracts: by a key, 65 bytes (r, s, v) or 64 (EIP-2098), else as a contract. Without
 * `confirms` no contract has signed anything. Never throws for a signature, whatever it is.
 */
export async function isSignedBy(digest: Hex, signer: Address, signature: Hex, confirms?: Confirms): Promise<boolean> {
  if (isAddressEqual(signer, zeroAddress)) return false;
  const key = await recoverKey(digest, signature);
  if (key !== null && isAddressEqual(key, signer)) return true;
  return (await confirms?.(signer, digest, signature)) ?? false;
}

/** Whose key signed, as OpenZeppelin's ECDSA recovers it; null where the signature is no key's. */
async function recoverKey(hash: Hex, signature: Hex): Promise<Address | null> {
  const whole = size(signature) === 64 ? expanded(signature) : signature;
  if (size(whole) !== 65 || hexToBigInt(slice(whole, 32, 64)) > HIGHEST_S) return null;
  const v = slice(whole, 64);
  if (v !== "0x1b" && v !== "0x1c") return null;
  return recoverAddress({ hash, signature: whole }).catch(() => null);
}

function expanded(compact: Hex): Hex {
  const { r, s, yParity } = compactSignatureToSignature(parseCompactSignature(compact));
  return `${r}${s.slice(2)}${yParity === 0 ? "1b" : "1c"}`;
}
