import { log } from "@graphprotocol/graph-ts";

// The words of the contracts' enums, in their order, as the schema has them.
const CARRIER_STATUSES: string[] = ["none", "active", "leaving", "left"];
const VERIFIER_STATUSES: string[] = ["none", "active", "suspended", "leaving", "left"];
const CLAIM_POLICIES: string[] = ["closed", "open", "voucher"];
const RULE_KINDS: string[] = ["sip", "sips", "tel"];

export function carrierStatus(value: i32): string {
  return word(CARRIER_STATUSES, value, "CarrierStatus");
}

export function verifierStatus(value: i32): string {
  return word(VERIFIER_STATUSES, value, "VerifierStatus");
}

export function claimPolicy(value: i32): string {
  return word(CLAIM_POLICIES, value, "ClaimPolicy");
}

export function ruleKind(value: i32): string {
  return word(RULE_KINDS, value, "RuleKind");
}

function word(words: string[], value: i32, what: string): string {
  if (value >= words.length) {
    log.critical("{} {} has no word: this subgraph is older than its contracts", [what, value.toString()]);
  }
  return words[value];
}
