import { log } from "@graphprotocol/graph-ts";
import { Carrier, RouteProfile } from "../../generated/schema";

/** A profile that an event names: the contracts name none that does not exist. */
export function loadProfile(id: i64): RouteProfile {
  const profile = RouteProfile.load(id);
  if (profile == null) log.critical("profile {} was never created", [id.toString()]);
  return profile!;
}

/** A carrier that an event names: the contracts name none that does not exist. */
export function loadCarrier(id: i64): Carrier {
  const carrier = Carrier.load(id);
  if (carrier == null) log.critical("carrier {} never joined", [id.toString()]);
  return carrier!;
}

/** A number came to the profile; gives its carrier. */
export function serve(profileId: i64): Carrier {
  const profile = loadProfile(profileId);
  profile.held += 1;
  profile.save();
  const carrier = loadCarrier(profile.carrier);
  carrier.held += 1;
  carrier.save();
  return carrier;
}

/** A number left the profile; gives its carrier. */
export function unserve(profileId: i64): Carrier {
  const profile = loadProfile(profileId);
  profile.held -= 1;
  profile.save();
  const carrier = loadCarrier(profile.carrier);
  carrier.held -= 1;
  carrier.save();
  return carrier;
}
