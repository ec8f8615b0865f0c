import type { ClaimPolicy, Rule, Status } from "@dots/protocol";
import type { Words } from "./words.ts";

/** What the chain says of a number at one block, ready for JSON: amounts and block numbers as decimal strings. */
export interface NumberView {
  block: { number: string; timestamp: number };
  digits: string;
  status: Status;
  ported: boolean;
  isPrivate: boolean;
  carrierLeft: boolean;
  sequence: number;
  holder: string | null;
  /** Day of the claim while held, of the release or the move to the successor after one; null for a number never claimed, or held by a verifier's word. */
  day: number | null;
  /** The last day on which a verifier's word for the holder counts; null where none vouched. The number lapses on the next. */
  verifiedUntil: number | null;
  contest: ContestView | null;
  /** What the holder gets back at a release; null while nobody holds it. */
  deposit: string | null;
  profile: number;
  carrier: number;
  profileVersion: number;
  ttl: number;
  rules: Rule[];
  range: {
    prefix: string;
    carrier: number;
    policy: ClaimPolicy;
    quarantineDays: number;
    claimedOnly: boolean;
  } | null;
  claim: ClaimTerms | null;
}

/** A contest under way, or an authority's decision (without a challenger), and the second from which it takes effect. */
export interface ContestView {
  challenger: string | null;
  endsAt: number;
  /** Its ground is gone: the verifier fell, or authority or range are others now. It stays until somebody ends it. */
  isVoid: boolean;
}

/** What a claim would cost now; `refusal` says why it would not go through. */
export interface ClaimTerms {
  deposit: string;
  profile: number;
  carrier: number;
  quarantineDays: number;
  /** The first day on which a quarantined number may be claimed, 0 if it does not rest. */
  freeOn: number;
  refusal: Words | null;
}
