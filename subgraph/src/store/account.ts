import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Account } from "../../generated/schema";

/** The account's id; the account is made if this is its first appearance. */
export function accountOf(address: Address): Bytes {
  return loadAccount(address).id;
}

/** An account that an event names now, or named before. */
export function loadAccount(id: Bytes): Account {
  let account = Account.load(id);
  if (account == null) {
    account = new Account(id);
    account.held = 0;
    account.deposits = BigInt.zero();
    account.stakes = BigInt.zero();
    account.save();
  }
  return account;
}

/** Who something is on offer to: nobody where the offer was taken back, or is the owner's to himself, which changes nothing. */
export function offeree(to: Address, owner: Bytes): Bytes | null {
  return to == Address.zero() || to == owner ? null : accountOf(to);
}
