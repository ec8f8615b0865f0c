import type { Entity } from "../graph.ts";
import { type Facts, orNull } from "./facts.ts";

/** Accounts are those that some entity names; what they have, by the numbers and contests, which the contracts vouch for. */
export async function accounts(facts: Facts, ids: Iterable<string>, numbers: Entity[], contests: Entity[]) {
  return await Promise.all(
    [...ids].map(async (id) => ({
      id,
      held: await facts.chain.registry.balanceOf(id, { blockTag: facts.block }),
      deposits: sum(
        numbers.filter(({ holder }) => holder === id),
        "deposit",
      ),
      stakes: sum(
        contests.filter(({ challenger, state }) => challenger === id && state === "open"),
        "stake",
      ),
    })),
  );
}

export async function depositClasses(facts: Facts) {
  return await Promise.all(
    facts.told("registry.DepositClassAdded").map(async ({ args, deed: { block, timestamp } }) => {
      return { id: args.depositClass, amount: await facts.deposit(args.depositClass), block, timestamp };
    }),
  );
}

/** By what went into the registry and out of it, as the token tells. */
export async function depositTotals(facts: Facts, numbers: Entity[], contests: Entity[]) {
  const registry = String(facts.chain.registry.target);
  const moved = facts.told("ett.Transfer");
  const paidIn = moved.filter(({ args }) => args.to === registry).reduce((all, { args }) => all + args.value, 0n);
  const paidOut = moved.filter(({ args }) => args.from === registry).reduce((all, { args }) => all + args.value, 0n);
  const deposits = sum(numbers, "deposit");
  const stakes = sum(
    contests.filter(({ state }) => state === "open"),
    "stake",
  );
  const kept = await facts.chain.ett.balanceOf(registry, { blockTag: facts.block });
  if (kept !== deposits + stakes) throw new Error(`The registry keeps ${kept}, and owes ${deposits} and ${stakes}.`);
  return [{ id: registry, deposits, stakes, paidIn, paidOut }];
}

export interface Told {
  numbers: Entity[];
  contests: Entity[];
  moves: Entity[];
  authorities: Entity[];
  ranges: Entity[];
  actions: Entity[];
}

export async function registryState(facts: Facts, told: Told) {
  const { carriers, profiles, verifiers, registry, desk } = facts.chain;
  const now = { blockTag: facts.block };
  const [successor, opensOn] = await registry.succession(now);
  const actions = (kind: string) => told.actions.filter((action) => action.kind === kind).length;
  return [
    {
      id: 1,
      held: told.numbers.filter(({ holder }) => holder).length,
      claims: actions("claim"),
      releases: facts.told("registry.NumberReleased").length,
      ports: actions("port"),
      transfers: actions("transfer"),
      renewals: actions("renew"),
      contests: told.contests.length,
      arrivals: told.moves.filter(({ arrived }) => arrived).length,
      departures: actions("moveToSuccessor"),
      openContests: told.contests.filter(({ state }) => state === "open").length,
      carriers: await carriers.count(now),
      profiles: await profiles.count(now),
      verifiers: await verifiers.count(now),
      depositClasses: actions("addDepositClass"),
      authorities: told.authorities.filter(({ holder }) => holder).length,
      ranges: told.ranges.filter(({ carrier }) => carrier).length,
      bond: await carriers.bondNow(now),
      verifierBond: await verifiers.verifierBond(now),
      baseFee: await desk.baseFee(now),
      successor: orNull(successor),
      successorOpensOn: orNull(opensOn),
    },
  ];
}

function sum(entities: readonly Entity[], field: string): bigint {
  return entities.reduce((all, entity) => all + BigInt(String(entity[field])), 0n);
}
