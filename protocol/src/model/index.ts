export {
  CARRIER_STATUSES,
  type CarrierStatus,
  CLAIM_POLICIES,
  type ClaimPolicy,
  type Resolution,
  RULE_KINDS,
  type Rule,
  type RuleKind,
  STATUSES,
  type Status,
} from "./types.ts";
