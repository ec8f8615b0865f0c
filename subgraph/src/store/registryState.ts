import { BigInt } from "@graphprotocol/graph-ts";
import { RegistryState } from "../../generated/schema";
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
    state.renewals = 0;
    state.contests = 0;
    state.arrivals = 0;
    state.departures = 0;
    state.openContests = 0;
    state.carriers = 0;
    state.profiles = 0;
    state.verifiers = 0;
    state.depositClasses = 0;
    state.authorities = 0;
    state.ranges = 0;
    state.bond = BigInt.zero();
    state.verifierBond = BigInt.zero();
    state.baseFee = BigInt.zero();
  }
  return state;
}
