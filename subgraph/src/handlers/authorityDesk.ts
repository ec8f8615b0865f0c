import { AuthorityOffered, CountryStopped, RangeOffered } from "../../generated/AuthorityDesk/AuthorityDesk";
import { Authority, Range } from "../../generated/schema";
import { ofInteger } from "../id";
import { accountOf, offeree } from "../store/account";
import { newAction } from "../store/action";

export function handleRangeOffered(event: RangeOffered): void {
  const params = event.params;
  const range = Range.load(ofInteger(params.prefix))!;
  if (params.toCarrier.isZero()) range.unset("offeredTo");
  else range.offeredTo = ofInteger(params.toCarrier);
  range.save();

  const action = newAction(event, "offerRange");
  action.range = range.id;
  action.donor = ofInteger(params.fromCarrier);
  if (range.offeredTo != 0) action.carrier = range.offeredTo;
  action.save();
}

export function handleAuthorityOffered(event: AuthorityOffered): void {
  const params = event.params;
  const authority = Authority.load(ofInteger(params.prefix))!;
  authority.offeredTo = offeree(params.to, params.from);
  authority.save();

  const action = newAction(event, "offerAuthority");
  action.authority = authority.id;
  action.account = accountOf(params.from);
  action.to = authority.offeredTo;
  action.save();
}

/** The authority itself has changed already, by an event of the registry. */
export function handleCountryStopped(event: CountryStopped): void {
  const action = newAction(event, "stop");
  action.authority = ofInteger(event.params.countryCode);
  action.save();
}
