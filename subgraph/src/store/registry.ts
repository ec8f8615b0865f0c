import { Address, BigInt } from "@graphprotocol/graph-ts";
import { DepositTotals, RegistryState } from "../../generated/schema";
import { THE_REGISTRY } from "../id";

export function loadRegistryState(): RegistryState {
  let state = RegistryState.load(THE_REGISTRY);
  if (state == null) {
    state = new RegistryState(THE_REGISTRY);
    state.held = 0;
    state.claims = 0;
    state.releases = 0;
    state.ports = 0;
    state.transfers = 0;
    state.carriers = 0;
    state.profiles = 0;
    state.depositClasses = 0;
    state.authorities = 0;
    state.ranges = 0;
    state.bond = BigInt.zero();
    state.baseFee = BigInt.zero();
  }
  return state;
}

export function takeDeposit(registry: Address, deposit: BigInt): void {
  const totals = loadDepositTotals(registry);
  totals.paidIn = totals.paidIn.plus(deposit);
  totals.kept = totals.kept.plus(deposit);
  totals.save();
}

export function payDeposit(registry: Address, deposit: BigInt): void {
  const totals = loadDepositTotals(registry);
  totals.paidOut = totals.paidOut.plus(deposit);
  totals.kept = totals.kept.minus(deposit);
  totals.save();
}

function loadDepositTotals(registry: Address): DepositTotals {
  let totals = DepositTotals.load(registry);
  if (totals == null) {
    totals = new DepositTotals(registry);
    totals.kept = BigInt.zero();
    totals.paidIn = BigInt.zero();
    totals.paidOut = BigInt.zero();
  }
  return totals;
}
