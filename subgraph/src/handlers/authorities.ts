import { Bytes } from "@graphprotocol/graph-ts";
import { AuthorityChanged, AuthorityChangedAuthorityStruct } from "../../generated/NumberRegistry/NumberRegistry";
import { Authority } from "../../generated/schema";
import { NOBODY, ofInteger } from "../id";
import { accountOf } from "../store/account";
import { newAction } from "../store/action";
import { lengthsOf, newAuthority } from "../store/authority";
import { loadRegistryState } from "../store/registryState";

export function handleAuthorityChanged(event: AuthorityChanged): void {
  const found = event.params.authority;
  let authority = Authority.load(ofInteger(event.params.prefix));
  if (authority == null) authority = newAuthority(event.params.prefix);
  const before: Bytes | null = authority.holder;
  const after: Bytes | null = found.holder == NOBODY ? null : accountOf(found.holder);
  const done = whatWasDone(authority, found);
  setAuthority(authority, after, found);
  if ((before === null) != (after === null)) {
    const state = loadRegistryState();
    state.authorities += after === null ? -1 : 1;
    state.save();
  }

  if (done == "") return;
  const action = newAction(event, done);
  action.authority = authority.id;
  action.account = before === null ? after : before;
  if (done == "acceptAuthority") action.to = after;
  action.save();
}

/**
 * Which function wrote the authority, by what differs from before; empty if nothing does, or only what belongs to another's
 * deed: a country notes the lengths of authorities below it, and of a stop the authority desk tells.
 */
function whatWasDone(before: Authority, found: AuthorityChangedAuthorityStruct): string {
  const holder = before.holder;
  const nobody = found.holder == NOBODY;
  if (holder === null) return nobody ? "" : "delegate";
  if (nobody) return "takeBack";
  if (holder != found.holder) return "acceptAuthority";
  if (before.endsOn != found.endsOn) return "giveNotice";
  return before.rangeLengths.length != lengthsOf(found.rangeLengths).length ? "openRangeLengths" : "";
}

function setAuthority(authority: Authority, holder: Bytes | null, found: AuthorityChangedAuthorityStruct): void {
  const old = authority.holder;
  const handedOver = old !== null && (holder === null || old != holder);
  if (found.version != authority.version || handedOver) authority.offeredTo = null;
  authority.holder = holder;
  authority.minDigits = found.minDigits;
  authority.maxDigits = found.maxDigits;
  authority.rangeLengths = lengthsOf(found.rangeLengths);
  authority.authorityLengths = lengthsOf(found.authorityLengths);
  authority.version = found.version;
  if (found.endsOn == 0) authority.unset("endsOn");
  else authority.endsOn = found.endsOn;
  if (found.stoppedUntil == 0) authority.unset("stoppedUntil");
  else authority.stoppedUntil = found.stoppedUntil;
  authority.save();
}
