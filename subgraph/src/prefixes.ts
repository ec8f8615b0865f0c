import { BigInt, Bytes } from "@graphprotocol/graph-ts";
import { AuthorityChanged, RangeChanged } from "../generated/NumberRegistry/NumberRegistry";
import { Authority, Range } from "../generated/schema";
import { NOBODY, ofInteger } from "./id";
import { accountOf } from "./store/account";
import { newAction } from "./store/action";
import { lengthsOf, RANGE_CLAIMED_ONLY, RANGE_PRIVATE } from "./store/prefix";
import { loadRegistryState } from "./store/registry";
import { claimPolicy } from "./words";

export function handleRangeChanged(event: RangeChanged): void {
  const params = event.params;
  const found = params.range;
  let range = Range.load(ofInteger(params.prefix));
  const before = range == null ? <i64>0 : range.carrier;
  if (range == null) {
    range = new Range(ofInteger(params.prefix));
    range.prefix = params.prefix;
    range.digits = params.prefix.toString();
    range.held = 0;
    range.version = 0;
    endDonorPart(range);
  }
  if (found.version != range.version) endDonorPart(range);
  if (found.carrier.isZero()) range.unset("carrier");
  else range.carrier = ofInteger(found.carrier);
  if (found.defaultProfile.isZero()) range.unset("defaultProfile");
  else range.defaultProfile = ofInteger(found.defaultProfile);
  range.minDigits = found.minDigits;
  range.maxDigits = found.maxDigits;
  range.depositClass = found.depositClass;
  range.policy = claimPolicy(found.policy);
  range.quarantineDays = found.quarantineDays;
  range.version = found.version;
  if (found.endsOn == 0) range.unset("endsOn");
  else range.endsOn = found.endsOn;
  range.flags = found.flags;
  range.isPrivate = (found.flags & RANGE_PRIVATE) != 0;
  range.claimedOnly = (found.flags & RANGE_CLAIMED_ONLY) != 0;
  range.save();

  const after = ofInteger(found.carrier);
  countStanding(before != 0, after != 0, "ranges");
  const action = newAction(event, before == 0 ? "allocate" : after == 0 ? "takeBack" : "changeRange");
  action.range = range.id;
  action.carrier = after == 0 ? before : after;
  if (!found.defaultProfile.isZero()) action.profile = ofInteger(found.defaultProfile);
  action.save();
}

export function handleAuthorityChanged(event: AuthorityChanged): void {
  const params = event.params;
  const found = params.authority;
  let authority = Authority.load(ofInteger(params.prefix));
  const before: Bytes | null = authority == null ? null : authority.holder;
  if (authority == null) {
    authority = new Authority(ofInteger(params.prefix));
    authority.prefix = params.prefix;
    authority.digits = params.prefix.toString();
  }
  const after: Bytes | null = found.holder == NOBODY ? null : accountOf(found.holder);
  authority.holder = after;
  authority.minDigits = found.minDigits;
  authority.maxDigits = found.maxDigits;
  authority.rangeLengths = lengthsOf(found.rangeLengths);
  authority.authorityLengths = lengthsOf(found.authorityLengths);
  authority.version = found.version;
  if (found.endsOn == 0) authority.unset("endsOn");
  else authority.endsOn = found.endsOn;
  authority.flags = found.flags;
  authority.save();

  countStanding(before !== null, after !== null, "authorities");
  const kind = before === null ? "delegate" : after === null ? "endAuthority" : "changeAuthority";
  const action = newAction(event, kind);
  action.authority = authority.id;
  action.account = after === null ? before : after;
  action.save();
}

/** A donor part ends with the version of its range. */
function endDonorPart(range: Range): void {
  range.donorPart = BigInt.zero();
  range.donorPartNext = BigInt.zero();
  range.donorPartNextOn = 0;
}

function countStanding(before: boolean, after: boolean, what: string): void {
  if (before == after) return;
  const change = after ? 1 : -1;
  const state = loadRegistryState();
  if (what == "ranges") state.ranges += change;
  else state.authorities += change;
  state.save();
}
