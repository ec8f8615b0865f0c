import { Bytes } from "@graphprotocol/graph-ts";
import { ProfileChanged } from "../generated/RouteProfiles/RouteProfiles";
import { RouteProfile, Rule } from "../generated/schema";
import { ofInteger, ofRule } from "./id";
import { newAction } from "./store/action";
import { loadCarrier } from "./store/profile";
import { loadRegistryState } from "./store/registry";
import { ruleKind } from "./words";

const PROFILE_OPEN = 1;

export function handleProfileChanged(event: ProfileChanged): void {
  const params = event.params;
  const id = ofInteger(params.profile);
  const version = params.version.toI32();
  let profile = RouteProfile.load(id);
  const created = profile == null;
  if (profile == null) {
    profile = new RouteProfile(id);
    profile.held = 0;
    const state = loadRegistryState();
    state.profiles += 1;
    state.save();
  }
  const rules: Bytes[] = [];
  for (let index = 0; index < params.rules.length; index++) {
    const found = params.rules[index];
    const rule = new Rule(ofRule(id, version, index));
    rule.profile = id;
    rule.version = version;
    rule.index = index;
    rule.order = found.order;
    rule.preference = found.preference;
    rule.kind = ruleKind(found.kind);
    rule.template = found.template;
    rule.save();
    rules.push(rule.id);
  }
  profile.carrier = ofInteger(params.carrier);
  profile.version = version;
  profile.ttl = params.ttl.toI32();
  profile.flags = params.flags;
  profile.isOpen = (params.flags & PROFILE_OPEN) != 0;
  profile.rules = rules;
  profile.save();

  const action = newAction(event, created ? "createProfile" : "changeProfile");
  action.profile = id;
  action.carrier = profile.carrier;
  action.account = loadCarrier(profile.carrier).owner;
  action.save();
}
