import { CARRIER_STATUSES, CLAIM_POLICIES, RULE_KINDS, STATUSES } from "@dots/protocol";
import { ZeroAddress } from "ethers";
import type { AnvilRegistry } from "./anvilRegistry.ts";
import type { Entity } from "./graph.ts";

const FLAG_PORTED = 128n;

/** What the contracts say, in the subgraph's words: each function gives the entity as it must be. */
export function expectedBy({ registry, carriers, profiles, desk }: AnvilRegistry, block: number) {
  const now = { blockTag: block };
  return {
    /** A number's status is that of its last action: what time and ranges change later is read off elsewhere. */
    async number({
      id,
      changedInBlock,
      claims,
    }: NumberEntity): Promise<Omit<NumberEntity, "changedInBlock" | "claims">> {
      const state = await registry.numberState(id, now);
      const then = { blockTag: changedInBlock };
      const { status, freeOn } = await registry.quoteClaim(id, 0, then);
      const held = state.holder !== ZeroAddress;
      const [range] = await registry.rangeOf(id, { blockTag: claims[0]!.block });
      const { isPrivate } = await registry.resolve(id, { blockTag: claims[0]!.block });
      const carrier = held ? (await profiles.head(state.profile, now)).carrier : 0n;
      return {
        id,
        number: id,
        digits: id,
        status: STATUSES[Number(status)]!,
        freeOn: STATUSES[Number(status)] === "quarantined" ? Number(freeOn) : null,
        holder: held ? reference(state.holder.toLowerCase()) : null,
        profile: reference(state.profile),
        carrier: reference(carrier),
        range: reference(range),
        sequence: Number(state.sequence),
        ported: held && (state.flags & FLAG_PORTED) !== 0n,
        isPrivate,
        deposit: held ? `${await registry.depositOf(state.depositClass)}` : "0",
        depositClass: held ? { id: `${state.depositClass}` } : null,
        day: Number(state.day),
      };
    },

    async range({ id, held }: Entity) {
      const [range, part] = await Promise.all([registry.rangeAt(id, now), desk.donorPartAt(id, now)]);
      return {
        ...{ id, held, prefix: id, digits: id },
        carrier: reference(range.carrier),
        defaultProfile: reference(range.defaultProfile),
        minDigits: Number(range.minDigits),
        maxDigits: Number(range.maxDigits),
        depositClass: { id: `${range.depositClass}` },
        policy: CLAIM_POLICIES[Number(range.policy)],
        quarantineDays: Number(range.quarantineDays),
        version: Number(range.version),
        endsOn: Number(range.endsOn) || null,
        flags: Number(range.flags),
        isPrivate: (range.flags & 1n) !== 0n,
        claimedOnly: (range.flags & 2n) !== 0n,
        donorPart: `${part.current}`,
        donorPartNext: `${part.next}`,
        donorPartNextOn: Number(part.nextOn),
      };
    },

    async authority({ id }: Entity) {
      const authority = await registry.authorityAt(id, now);
      return {
        ...{ id, prefix: id, digits: id },
        holder: authority.holder === ZeroAddress ? null : reference(authority.holder.toLowerCase()),
        minDigits: Number(authority.minDigits),
        maxDigits: Number(authority.maxDigits),
        rangeLengths: lengths(authority.rangeLengths),
        authorityLengths: lengths(authority.authorityLengths),
        version: Number(authority.version),
        endsOn: Number(authority.endsOn) || null,
        flags: Number(authority.flags),
      };
    },

    async carrier({ id }: Entity) {
      const [carrier, credit] = await Promise.all([carriers.carrierAt(id, now), desk.creditOf(id, now)]);
      return {
        id,
        owner: reference(carrier.owner.toLowerCase()),
        signer: carrier.signer.toLowerCase(),
        status: CARRIER_STATUSES[Number(carrier.status)],
        bond: `${carrier.bond}`,
        credit: `${credit}`,
      };
    },

    async profile({ id }: Entity) {
      const profile = await profiles.read(id, now);
      return {
        id,
        carrier: reference(profile.carrier),
        version: Number(profile.version),
        ttl: Number(profile.ttl),
        flags: Number(profile.flags),
        isOpen: (profile.flags & 1n) !== 0n,
        rules: profile.rules.map(({ order, preference, kind, template }) => ({
          order: Number(order),
          preference: Number(preference),
          kind: RULE_KINDS[Number(kind)],
          template,
        })),
      };
    },

    async depositClass({ id }: Entity) {
      return { id, amount: `${await registry.depositOf(id, now)}` };
    },
  };
}

export interface NumberEntity extends Entity {
  status: string;
  freeOn: number | null;
  holder: { id: string } | null;
  deposit: string;
  changedInBlock: number;
  /** The newest claim alone. */
  claims: { block: number }[];
}

/** Nobody and nothing has the id 0. */
function reference(id: bigint | string): { id: string } | null {
  return id === 0n ? null : { id: `${id}` };
}

function lengths(bitmap: bigint): number[] {
  return Array.from({ length: 15 }, (_, i) => i + 1).filter((length) => (bitmap & (1n << BigInt(length))) !== 0n);
}
