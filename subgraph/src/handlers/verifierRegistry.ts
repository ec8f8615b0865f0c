import { Accreditation, Authority, Verifier } from "../../generated/schema";
import {
  VerifierAccredited,
  VerifierBondSet,
  VerifierChanged,
} from "../../generated/VerifierRegistry/VerifierRegistry";
import { ofAccreditation, ofInteger } from "../id";
import { newAction } from "../store/action";
import { loadCarrier } from "../store/carrier";
import { loadRegistryState } from "../store/registryState";
import { newVerifier } from "../store/verifier";
import { verifierStatus } from "../words";

export function handleVerifierChanged(event: VerifierChanged): void {
  const params = event.params;
  let verifier = Verifier.load(params.verifier);
  if (verifier == null) verifier = newVerifier(params.verifier, event);
  const status = verifierStatus(params.status);
  const done = whatWasDone(verifier, status, params.leavesOn);
  verifier.carrier = ofInteger(params.carrier);
  verifier.signer = params.signer;
  verifier.status = status;
  if (params.leavesOn == 0) verifier.unset("leavesOn");
  else verifier.leavesOn = params.leavesOn;
  if (done == "suspend") verifier.suspendedAt = event.block.timestamp.toI64();
  verifier.bond = params.bond;
  verifier.save();

  const action = newAction(event, done);
  action.verifier = verifier.id;
  action.carrier = verifier.carrier;
  action.account = loadCarrier(verifier.carrier).owner;
  action.amount = params.bond;
  action.save();
}

export function handleVerifierAccredited(event: VerifierAccredited): void {
  const params = event.params;
  const verifier: i64 = params.verifier;
  // An authority may revoke what it never gave, also of verifiers that there are not.
  const known = Verifier.load(verifier) != null;
  if (known) {
    const id = ofAccreditation(params.prefix, params.verifier);
    let accreditation = Accreditation.load(id);
    if (accreditation == null) accreditation = new Accreditation(id);
    accreditation.authority = ofInteger(params.prefix);
    accreditation.verifier = verifier;
    accreditation.dailyLimit = params.dailyLimit.toI64();
    accreditation.authorityVersion = params.authorityVersion;
    if (params.dailyLimit.isZero()) accreditation.revokedAt = event.block.timestamp.toI64();
    accreditation.changedAt = event.block.timestamp.toI64();
    accreditation.save();
  }

  const authority = Authority.load(ofInteger(params.prefix))!;
  const action = newAction(event, "accredit");
  if (known) action.verifier = verifier;
  action.authority = authority.id;
  action.account = authority.holder;
  action.save();
}

export function handleVerifierBondSet(event: VerifierBondSet): void {
  const state = loadRegistryState();
  state.verifierBond = event.params.bond;
  state.save();

  const action = newAction(event, "setVerifierBond");
  action.amount = event.params.bond;
  action.save();
}

/** Which function wrote the verifier, by what differs from before. */
function whatWasDone(before: Verifier, status: string, leavesOn: i32): string {
  if (before.status == "none") return "enrol";
  if (before.leavesOn != leavesOn) return "giveNotice";
  if (before.status == status) return "setVerifierSigner";
  if (status == "left") return "withdrawBond";
  return status == "suspended" ? "suspend" : "reinstate";
}
