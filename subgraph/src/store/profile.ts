import { Bytes, log } from "@graphprotocol/graph-ts";
import { ProfileChangedRulesStruct } from "../../generated/RouteProfiles/RouteProfiles";
import { RouteProfile, Rule } from "../../generated/schema";
import { ofRule } from "../id";
import { ruleKind } from "../words";
import { loadRegistryState } from "./registryState";

/** A profile that an event names: the contracts name none that does not exist. */
export function loadProfile(id: i64): RouteProfile {
  const profile = RouteProfile.load(id);
  if (profile == null) log.critical("profile {} was never created", [id.toString()]);
  return profile!;
}

/** A profile that was just created, but for what its event says. */
export function newProfile(id: i64): RouteProfile {
  const profile = new RouteProfile(id);
  profile.held = 0;
  const state = loadRegistryState();
  state.profiles += 1;
  state.save();
  return profile;
}

/** Keeps the rules of one version of a profile; gives their ids. */
export function addRules(profile: i64, version: i32, found: ProfileChangedRulesStruct[]): Bytes[] {
  const rules: Bytes[] = [];
  for (let index = 0; index < found.length; index++) {
    const rule = new Rule(ofRule(profile, version, index));
    rule.profile = profile;
    rule.version = version;
    rule.index = index;
    rule.order = found[index].order;
    rule.preference = found[index].preference;
    rule.kind = ruleKind(found[index].kind);
    rule.template = found[index].template;
    rule.save();
    rules.push(rule.id);
  }
  return rules;
}
