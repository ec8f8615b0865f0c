import { type Entity, plain } from "../graph.ts";
import type { EntityType } from "../schema.ts";
import { actions } from "./actions.ts";
import { carriers, routeProfiles, rules } from "./carriers.ts";
import type { Facts } from "./facts.ts";
import { accounts, depositClasses, depositTotals, registryState } from "./money.ts";
import { claims, moves, numbers, ports, releases } from "./numbers.ts";
import { authorities, claimRoots, ranges } from "./prefixes.ts";
import { accreditations, contests, verifiers } from "./verification.ts";

/**
 * Every entity that the subgraph must have, by its type: what the contracts say, and where these keep nothing, what was called
 * and told. The subgraph's own way from event to event is nowhere walked again.
 */
export async function expectedEntities(facts: Facts, types: readonly EntityType[]): Promise<Record<string, Entity[]>> {
  const all = async (entities: Promise<Record<string, unknown>[]>) => (await entities).map(plain);
  const held = await all(numbers(facts));
  const told = {
    numbers: held,
    contests: await all(contests(facts)),
    moves: await all(moves(facts)),
    actions: await all(actions(facts)),
  };
  const ported = await all(ports(facts));
  const holding = (field: string) => (id: bigint) => {
    return held.filter((number) => number.holder && number[field] === `${id}`).length;
  };
  const carrierCounts = {
    held: holding("carrier"),
    portsIn: (id: bigint) => ported.filter(({ recipient }) => recipient === `${id}`).length,
    portsOut: (id: bigint) => ported.filter(({ donor }) => donor === `${id}`).length,
  };
  const standing = {
    ranges: await all(ranges(facts, holding("range"))),
    authorities: await all(authorities(facts)),
  };
  const expected: Record<string, Entity[]> = {
    Number: held,
    Claim: await all(claims(facts)),
    Release: await all(releases(facts)),
    Port: ported,
    Move: told.moves,
    Range: standing.ranges,
    ClaimRoot: await all(claimRoots(facts)),
    Authority: standing.authorities,
    Carrier: await all(carriers(facts, carrierCounts)),
    RouteProfile: await all(routeProfiles(facts, holding("profile"))),
    Rule: await all(rules(facts)),
    Verifier: await all(verifiers(facts, holding("verifier"))),
    Accreditation: await all(accreditations(facts)),
    Contest: told.contests,
    DepositClass: await all(depositClasses(facts)),
    DepositTotals: await all(depositTotals(facts, held, told.contests)),
    RegistryState: await all(registryState(facts, { ...told, ...standing })),
    Action: told.actions,
  };
  const named = accountsNamed(expected, types);
  return { ...expected, Account: await all(accounts(facts, named, held, told.contests)) };
}

/** Every account that an entity names: there is an entity for each, and for no other. */
function accountsNamed(expected: Record<string, Entity[]>, types: readonly EntityType[]): Set<string> {
  const named = types.flatMap(({ name, fields }) => {
    const accounts = fields.filter(({ type }) => type === "Account").map((field) => field.name);
    return (expected[name] ?? []).flatMap((entity) => accounts.map((field) => entity[field]));
  });
  return new Set(named.filter((id) => id !== null) as string[]);
}
