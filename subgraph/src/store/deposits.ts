import { BigInt, Bytes, dataSource } from "@graphprotocol/graph-ts";
import { DepositTotals } from "../../generated/schema";
import { loadAccount } from "./account";

/** A holder's deposit came in, with a claim or an arrival. */
export function takeDeposit(amount: BigInt): void {
  const totals = loadTotals();
  totals.paidIn = totals.paidIn.plus(amount);
  totals.deposits = totals.deposits.plus(amount);
  totals.save();
}

/** A holder's deposit went back to him, or with his number to the successor. */
export function payDeposit(amount: BigInt): void {
  const totals = loadTotals();
  totals.paidOut = totals.paidOut.plus(amount);
  totals.deposits = totals.deposits.minus(amount);
  totals.save();
}

/** A challenger's stake came in. */
export function takeStake(challenger: Bytes, amount: BigInt): void {
  const totals = loadTotals();
  totals.paidIn = totals.paidIn.plus(amount);
  totals.stakes = totals.stakes.plus(amount);
  totals.save();
  const account = loadAccount(challenger);
  account.stakes = account.stakes.plus(amount);
  account.save();
}

/** A challenger's stake went back to him, or in part to the holder who answered. */
export function payStake(challenger: Bytes, amount: BigInt): void {
  endStake(challenger, amount);
  const totals = loadTotals();
  totals.paidOut = totals.paidOut.plus(amount);
  totals.save();
}

/** A challenger's stake became the deposit of the number that he won. */
export function keepStake(challenger: Bytes, amount: BigInt): void {
  endStake(challenger, amount);
  const totals = loadTotals();
  totals.deposits = totals.deposits.plus(amount);
  totals.save();
}

function endStake(challenger: Bytes, amount: BigInt): void {
  const totals = loadTotals();
  totals.stakes = totals.stakes.minus(amount);
  totals.save();
  const account = loadAccount(challenger);
  account.stakes = account.stakes.minus(amount);
  account.save();
}

function loadTotals(): DepositTotals {
  const registry = dataSource.context().getBytes("numberRegistry");
  let totals = DepositTotals.load(registry);
  if (totals == null) {
    totals = new DepositTotals(registry);
    totals.deposits = BigInt.zero();
    totals.stakes = BigInt.zero();
    totals.paidIn = BigInt.zero();
    totals.paidOut = BigInt.zero();
  }
  return totals;
}
