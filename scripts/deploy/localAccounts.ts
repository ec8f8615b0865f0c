import { HDNodeWallet, type Provider } from "ethers";

/** The mnemonic that anvil and Hardhat publish for development: its keys are worth nothing anywhere. */
const MNEMONIC = "test test test test test test test test test test test junk";

let root: HDNodeWallet | undefined;

/** One of the local chain's ten rich accounts. */
export function localAccount(index: number, provider?: Provider): HDNodeWallet {
  root ??= HDNodeWallet.fromPhrase(MNEMONIC, "", "m/44'/60'/0'/0");
  const wallet = root.deriveChild(index);
  return provider ? wallet.connect(provider) : wallet;
}
