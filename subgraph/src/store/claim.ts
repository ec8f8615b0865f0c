import { ethereum } from "@graphprotocol/graph-ts";
import { NumberClaimed } from "../../generated/NumberRegistry/NumberRegistry";
import { Claim, Number } from "../../generated/schema";
import { ofEvent } from "../id";
import { accountOf } from "./account";
import { loadRegistryState } from "./registryState";

/** In a batch a claim's event comes two after the one before: between them stands the Transfer of its own token. */
const LOGS_A_CLAIM: i64 = 2;

/** The claim of a number that is as it is after it. What a desk or a verifier adds comes with later events. */
export function addClaim(number: Number, event: NumberClaimed): Claim {
  const claim = new Claim(ofEvent(event));
  claim.number = number.id;
  claim.way = "open";
  claim.holder = number.holder!;
  claim.payer = accountOf(event.params.payer);
  if (number.range != 0) claim.range = number.range;
  claim.profile = number.profile;
  claim.carrier = number.carrier;
  claim.deposit = number.deposit;
  claim.depositClass = <i64>number.depositClass;
  claim.sequence = number.sequence;
  claim.day = number.day;
  claim.block = event.block.number.toI32();
  claim.timestamp = event.block.timestamp.toI64();
  claim.transaction = event.transaction.hash;
  joinBatch(claim);
  claim.save();

  const state = loadRegistryState();
  state.claims += 1;
  state.save();
  return claim;
}

/** The number's last claim, which must have been made in the event's transaction; null if it was not. */
export function claimJustMade(number: Number, event: ethereum.Event): Claim | null {
  const claim = Claim.load(number.latestClaim);
  return claim != null && claim.transaction == event.transaction.hash ? claim : null;
}

function joinBatch(claim: Claim): void {
  const before = Claim.load(claim.id - LOGS_A_CLAIM);
  if (before == null || before.transaction != claim.transaction) return;
  before.way = "batch";
  before.save();
  claim.way = "batch";
}
