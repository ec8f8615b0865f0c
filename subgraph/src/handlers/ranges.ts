import { RangeChanged, RangeChangedRangeStruct } from "../../generated/NumberRegistry/NumberRegistry";
import { Range } from "../../generated/schema";
import { ofInteger } from "../id";
import { newAction } from "../store/action";
import { endVersion, newRange, setRangeFlags } from "../store/range";
import { loadRegistryState } from "../store/registryState";
import { claimPolicy } from "../words";

export function handleRangeChanged(event: RangeChanged): void {
  const found = event.params.range;
  let range = Range.load(ofInteger(event.params.prefix));
  if (range == null) range = newRange(event.params.prefix);
  const before = range.carrier;
  const after = ofInteger(found.carrier);
  const done = whatWasDone(range, found);
  setRange(range, found);
  if ((before == 0) != (after == 0)) {
    const state = loadRegistryState();
    state.ranges += after == 0 ? -1 : 1;
    state.save();
  }

  if (done == "") return;
  const action = newAction(event, done);
  action.range = range.id;
  action.carrier = after == 0 ? before : after;
  if (done == "acceptRange") action.donor = before;
  if (range.defaultProfile != 0) action.profile = range.defaultProfile;
  action.save();
}

/** Which function wrote the range, by what differs from before; empty if nothing does. */
function whatWasDone(before: Range, found: RangeChangedRangeStruct): string {
  if (before.carrier == 0) return "allocate";
  if (found.carrier.isZero()) return "takeBack";
  if (before.version != found.version) return "acceptRange";
  if (before.endsOn != found.endsOn) return "giveNotice";
  if (before.policy != claimPolicy(found.policy)) return "setPolicy";
  return before.defaultProfile != ofInteger(found.defaultProfile) ? "setDefaultProfile" : "";
}

function setRange(range: Range, found: RangeChangedRangeStruct): void {
  if (found.version != range.version) endVersion(range);
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
  setRangeFlags(range, found.flags);
  range.save();
}
