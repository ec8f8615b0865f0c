import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Contest, Number } from "../../generated/schema";
import { ofEvent } from "../id";
import { authorityOver } from "./authority";
import { loadRegistryState } from "./registryState";

/** A contest that was just opened against the number's holder; who brought it, and how, is for the caller to set. */
export function newContest(number: Number, kind: string, openedBy: Bytes, event: ethereum.Event): Contest {
  const authority = authorityOver(number.digits);
  const contest = new Contest(ofEvent(event));
  contest.number = number.id;
  contest.kind = kind;
  contest.state = "open";
  contest.holder = number.holder!;
  contest.openedBy = openedBy;
  contest.authority = authority.id;
  contest.authorityVersion = authority.version;
  contest.stake = BigInt.zero();
  contest.toHolder = BigInt.zero();
  contest.openedAt = event.block.timestamp.toI64();
  number.latestContest = contest.id;
  number.save();

  const state = loadRegistryState();
  state.contests += 1;
  state.openContests += 1;
  state.save();
  return contest;
}

/** The contest of a contested number, under way or, where the holder has just conceded it, over. */
export function contestOf(number: Number): Contest {
  return Contest.load(number.latestContest)!;
}

/** The contest of the number ended so. */
export function endContest(number: Number, how: string, event: ethereum.Event): Contest {
  const contest = contestOf(number);
  contest.state = how;
  contest.endedAt = event.block.timestamp.toI64();
  contest.save();

  const state = loadRegistryState();
  state.openContests -= 1;
  state.save();
  return contest;
}
