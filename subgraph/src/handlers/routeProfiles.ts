import { ProfileChanged } from "../../generated/RouteProfiles/RouteProfiles";
import { RouteProfile } from "../../generated/schema";
import { ofInteger } from "../id";
import { newAction } from "../store/action";
import { loadCarrier } from "../store/carrier";
import { addRules, newProfile } from "../store/profile";

const PROFILE_OPEN = 1;

export function handleProfileChanged(event: ProfileChanged): void {
  const params = event.params;
  const id = ofInteger(params.profile);
  let profile = RouteProfile.load(id);
  const created = profile == null;
  if (profile == null) profile = newProfile(id);
  profile.carrier = ofInteger(params.carrier);
  profile.version = params.version.toI32();
  profile.ttl = params.ttl.toI32();
  profile.flags = params.flags;
  profile.isOpen = (params.flags & PROFILE_OPEN) != 0;
  profile.rules = addRules(id, profile.version, params.rules);
  profile.save();

  const action = newAction(event, created ? "createProfile" : "changeProfile");
  action.profile = id;
  action.carrier = profile.carrier;
  action.account = loadCarrier(profile.carrier).owner;
  action.save();
}
