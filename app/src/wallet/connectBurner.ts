import type { Address } from "viem";
import type { Config } from "wagmi";
import { connect, getConnection, getConnectors } from "wagmi/actions";
import { askFaucet } from "../faucet/askFaucet.ts";
import { BURNER_ID } from "./burner.ts";

/** Connects the burner wallet, unless it is already, and has the faucet fill it up. */
export async function connectBurner(config: Config): Promise<Address> {
  const present = getConnection(config);
  const connector = getConnectors(config).find(({ id }) => id === BURNER_ID);
  if (!connector) throw new Error("There is no burner wallet on this chain.");
  const account =
    present.connector?.id === BURNER_ID ? present.address : (await connect(config, { connector })).accounts[0];
  if (!account) throw new Error("The burner wallet gave no account. Allow this page to keep data in the browser.");
  await askFaucet(account);
  return account;
}
