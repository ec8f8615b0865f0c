import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Account } from "../../generated/schema";

/** The account's id; the account is made if this is its first appearance. */
export function accountOf(address: Address): Bytes {
  return loadAccount(address).id;
}

/** A number came into the account's hands, and with it the deposit that will come back. */
export function addHeld(address: Address, deposit: BigInt): void {
  const account = loadAccount(address);
  account.held += 1;
  account.deposits = account.deposits.plus(deposit);
  account.save();
}

export function removeHeld(address: Bytes, deposit: BigInt): void {
  const account = loadAccount(Address.fromBytes(address));
  account.held -= 1;
  account.deposits = account.deposits.minus(deposit);
  account.save();
}

function loadAccount(address: Address): Account {
  let account = Account.load(address);
  if (account == null) {
    account = new Account(address);
    account.held = 0;
    account.deposits = BigInt.zero();
    account.save();
  }
  return account;
}
