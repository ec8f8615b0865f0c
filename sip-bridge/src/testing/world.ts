import { BlockList } from "node:net";
import { RANGE_CLAIMED_ONLY, RANGE_PRIVATE } from "@dots/protocol";
import { Answers } from "../answer/index.ts";
import { Lookup, type LookupMode } from "../lookup/index.ts";
import { createMetrics } from "../metrics/index.ts";
import { Replica } from "../replica/replica.ts";
import {
  carrierJoined,
  claimed,
  contracts,
  countryOpened,
  FIRST_TIMESTAMP,
  headerAt,
  profileChanged,
  rangeAllocated,
} from "../replica/testing/chain.ts";
import type { Policy } from "../routing/index.ts";

/** Numbers of the world, by what they are there for. */
export const numbers = {
  /** Held, three rules. */
  held: 12125550100n,
  /** In a range that serves unclaimed numbers. */
  byRange: 12125550199n,
  /** Held, in a range that does not. */
  heldAlone: 13125550100n,
  unclaimed: 13125550101n,
  /** Held, its profile has been emptied. */
  routeless: 12125550101n,
  /** Held, leads to a routing number. */
  tel: 12125550102n,
  /** Held, all its rules are refused at emission. */
  refused: 12125550103n,
  privateHeld: 14125550100n,
  privateUnclaimed: 14125550101n,
  unassigned: 15125550100n,
} as const;

export const emergencyNumbers: ReadonlySet<string> = new Set(["112", "911"]);

/** One block with carriers, ranges and numbers of every kind. */
export function worldReplica(): Replica {
  const replica = new Replica(contracts);
  const { number, hash, timestamp } = headerAt(1);
  let index = 0;
  const at = () => ({ index: index++ });
  replica.absorb({ number, hash, timestamp }, [
    carrierJoined(1, 1, at()),
    countryOpened(1, 1n, [4], at()),
    profileChanged(1, 1, ["sip:+{e164}@a.example", "sips:+{e164}@b.example:5071", "sip:desk@c.example"], at()),
    profileChanged(1, 2, [], at()),
    profileChanged(1, 3, ["tel:+{e164};npdi;rn=+12125559999"], at()),
    profileChanged(1, 4, ["sip:+{e164}@10.0.0.1", "sip:+{e164}@a.example;maddr=1.2.3.4"], at()),
    rangeAllocated(1, 1212n, { defaultProfile: 1, ...at() }),
    rangeAllocated(1, 1312n, { defaultProfile: 1, flags: RANGE_CLAIMED_ONLY, ...at() }),
    rangeAllocated(1, 1412n, { defaultProfile: 1, flags: RANGE_PRIVATE | RANGE_CLAIMED_ONLY, ...at() }),
    claimed(1, numbers.held, { profile: 1, ...at() }),
    claimed(1, numbers.heldAlone, { profile: 1, ...at() }),
    claimed(1, numbers.routeless, { profile: 2, ...at() }),
    claimed(1, numbers.tel, { profile: 3, ...at() }),
    claimed(1, numbers.refused, { profile: 4, ...at() }),
    claimed(1, numbers.privateHeld, { profile: 1, ...at() }),
  ]);
  return replica;
}

/** Everything between a replica and its servers, at a time ten seconds after the world's block. */
export function worldAnswers(
  replica: Replica,
  own: Partial<Policy> = {},
  { mode = "replica" as LookupMode, members = ["127.0.0.1"] } = {},
) {
  const metrics = createMetrics();
  const now = () => (FIRST_TIMESTAMP + 12) * 1000;
  const source = { replica, state: () => ({ connected: true, announced: null, snapshotWritten: true }) };
  const lookup = new Lookup({ mode, source, chain: null, now, metrics, logger: { warn() {} } });
  const policy: Policy = {
    emergencyNumbers,
    emergencyRoute: null,
    defaultRoute: null,
    staleAfter: 0,
    allowPrivateTargets: false,
    self: [],
    ...own,
  };
  const list = new BlockList();
  for (const member of members) list.addAddress(member);
  // Never a shuffle that a test would have to undo: equal rules keep their order.
  const answers = new Answers({ lookup, policy: () => policy, members: list, random: () => 0.999, metrics });
  return { answers, metrics, now };
}
