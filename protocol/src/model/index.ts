export { dayOf } from "./day.ts";
export { type DecodedContracts, LogDecoder, type RawLog } from "./logDecoder.ts";
export type {
  AuthorityRecord,
  CarrierRecord,
  ProfileRecord,
  RangeRecord,
  RegistryEvent,
} from "./registryEvent.ts";
export { RegistryModel } from "./registryModel.ts";
export type { Change, NumberRecord, StoredRecord, Table } from "./tables.ts";
export {
  CARRIER_STATUSES,
  type CarrierStatus,
  CLAIM_POLICIES,
  type ClaimPolicy,
  FLAG_CONTESTED,
  FLAG_PORTED,
  PROFILE_OPEN,
  RANGE_CLAIMED_ONLY,
  RANGE_DECISIONS,
  RANGE_PRIVATE,
  type Resolution,
  RULE_KINDS,
  type Rule,
  type RuleKind,
  STATUSES,
  type Status,
  VERIFIER_STATUSES,
  type VerifierStatus,
} from "./types.ts";
