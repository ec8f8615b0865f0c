import { ethereum } from "@graphprotocol/graph-ts";
import { Verifier } from "../../generated/schema";
import { loadRegistryState } from "./registryState";

/** A verifier that has just enrolled, but for what its event says. */
export function newVerifier(id: i64, event: ethereum.Event): Verifier {
  const verifier = new Verifier(id);
  verifier.held = 0;
  verifier.status = "none";
  verifier.enrolledAt = event.block.timestamp.toI64();
  const state = loadRegistryState();
  state.verifiers += 1;
  state.save();
  return verifier;
}
