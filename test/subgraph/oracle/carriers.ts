import { CARRIER_STATUSES, RULE_KINDS } from "@dots/protocol";
import { type Facts, orNull } from "./facts.ts";
import { ruleId } from "./ids.ts";

export interface CarrierCounts {
  held: (carrier: bigint) => number;
  portsIn: (carrier: bigint) => number;
  portsOut: (carrier: bigint) => number;
}

/** Carriers by the contracts; what they say of themselves, and to whom they are on offer, by what was called. */
export async function carriers(facts: Facts, counts: CarrierCounts) {
  const { carriers: registry, desk } = facts.chain;
  const now = { blockTag: facts.block };
  return await Promise.all(
    upTo(await registry.count(now)).map(async (id) => {
      const [carrier, credit] = await Promise.all([registry.carrierAt(id, now), desk.creditOf(id, now)]);
      const about = (...names: string[]) => facts.told(...names).filter(({ args }) => args.carrier === id);
      const { texts: said } = about("carriers.CarrierDescribed").at(-1)!.deed;
      const offer = about("carriers.CarrierOffered").at(-1);
      const accepted = about("carriers.CarrierChanged").findLast(({ deed }) => deed.call === "carriers.acceptOwner");
      const stands = offer && (!accepted || accepted.id < offer.id) && offer.args.to !== carrier.owner;
      return {
        ...{ id, owner: carrier.owner, signer: carrier.signer, bond: carrier.bond, credit },
        status: CARRIER_STATUSES[Number(carrier.status)],
        offeredTo: stands ? orNull(offer.args.to as string) : null,
        ...{ name: said.name, metadataURI: said.metadataURI },
        ...{ held: counts.held(id), portsIn: counts.portsIn(id), portsOut: counts.portsOut(id) },
        joinedAt: about("carriers.CarrierChanged")[0]!.deed.timestamp,
      };
    }),
  );
}

export async function routeProfiles(facts: Facts, held: (profile: bigint) => number) {
  const { profiles } = facts.chain;
  const now = { blockTag: facts.block };
  return await Promise.all(
    upTo(await profiles.count(now)).map(async (id) => {
      const { carrier, version, ttl, flags, rules } = await profiles.read(id, now);
      return {
        ...{ id, carrier, version, ttl, flags, held: held(id) },
        isOpen: (flags & 1n) !== 0n,
        rules: rules.map((_, index) => ruleId(id, version, index)),
      };
    }),
  );
}

/** The rules of every version, as the contract had them when it was the present one. */
export async function rules(facts: Facts) {
  const changes = facts.told("profiles.ProfileChanged");
  const versions = changes.map(async ({ args: { profile }, deed }) => {
    const { version, rules } = await facts.chain.profiles.read(profile, { blockTag: deed.block });
    return rules.map(({ order, preference, kind, template }, index) => ({
      ...{ id: ruleId(profile, version, index), profile, version, index, order, preference, template },
      kind: RULE_KINDS[Number(kind)],
    }));
  });
  return (await Promise.all(versions)).flat();
}

function upTo(count: bigint): bigint[] {
  return Array.from({ length: Number(count) }, (_, index) => BigInt(index + 1));
}
