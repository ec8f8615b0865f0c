import { CLAIM_POLICIES } from "@dots/protocol";
import { type Facts, orNull } from "./facts.ts";
import { rootId } from "./ids.ts";

/** Everything at a prefix that an event ever told of, by the contracts. */
export async function ranges(facts: Facts, held: (range: bigint) => number) {
  return await Promise.all(
    prefixes(facts, "registry.RangeChanged").map(async (id) => {
      const now = { blockTag: facts.block };
      const [range, part, offer] = await Promise.all([
        facts.rangeAt(id),
        facts.chain.desk.donorPartAt(id, now),
        facts.chain.authorityDesk.offerAt(id, now),
      ]);
      const has = (flag: bigint) => (range.flags & flag) !== 0n;
      const from = Number(range.flags >> 4n);
      return {
        ...{ id, prefix: id, digits: `${id}`, held: held(id) },
        carrier: orNull(range.carrier),
        defaultProfile: orNull(range.defaultProfile),
        minDigits: range.minDigits,
        maxDigits: range.maxDigits,
        depositClass: range.depositClass,
        policy: CLAIM_POLICIES[Number(range.policy)],
        quarantineDays: range.quarantineDays,
        version: range.version,
        endsOn: orNull(range.endsOn),
        flags: range.flags,
        ...{ isPrivate: has(1n), claimedOnly: has(2n), admitsDecisions: has(4n) },
        ...{ subAllocated: from !== 0, givenOutOf: from === 0 ? null : BigInt(`${id}`.slice(0, from)) },
        offeredTo: orNull(offer.toCarrier),
        ...{ donorPart: part.current, donorPartNext: part.next, donorPartNextOn: part.nextOn },
      };
    }),
  );
}

export async function authorities(facts: Facts) {
  return await Promise.all(
    prefixes(facts, "registry.AuthorityChanged").map(async (id) => {
      const [authority, offeredTo] = await Promise.all([
        facts.authorityAt(id),
        facts.chain.authorityDesk.authorityOfferedTo(id, { blockTag: facts.block }),
      ]);
      return {
        ...{ id, prefix: id, digits: `${id}` },
        holder: orNull(authority.holder),
        minDigits: authority.minDigits,
        maxDigits: authority.maxDigits,
        rangeLengths: lengths(authority.rangeLengths),
        authorityLengths: lengths(authority.authorityLengths),
        version: authority.version,
        endsOn: orNull(authority.endsOn),
        offeredTo: offeredTo === authority.holder ? null : orNull(offeredTo),
        stoppedUntil: orNull(authority.stoppedUntil),
      };
    }),
  );
}

/** Roots by the last event about each; whether one is withdrawn, by the contract. */
export async function claimRoots(facts: Facts) {
  const posted = facts.told("claimDesk.RootPosted");
  const ids = [...new Set(posted.map(({ args }) => rootId(args.prefix, args.root)))];
  return await Promise.all(
    ids.map(async (id) => {
      const last = posted.findLast(({ args }) => rootId(args.prefix, args.root) === id)!;
      const { prefix, root } = last.args;
      const [version, range] = await Promise.all([
        facts.chain.claimDesk.rootAt(prefix, root, { blockTag: facts.block }),
        facts.rangeAt(prefix, last.deed.block),
      ]);
      const withdrawn = version === 0n;
      const taken = facts
        .told("claimDesk.RootWithdrawn")
        .findLast(({ args }) => args.root === root && args.prefix === prefix);
      return {
        ...{ id, range: prefix, root, withdrawn, version: range.version, carrier: range.carrier },
        postedAt: last.deed.timestamp,
        withdrawnAt: withdrawn ? taken!.deed.timestamp : null,
        claimed: facts.deeds.filter(
          ({ call, args }) => call === "claimDesk.claimByRoot" && rootId(args.voucher.rangePrefix, args.root) === id,
        ).length,
      };
    }),
  );
}

function prefixes(facts: Facts, event: string): bigint[] {
  return [...new Set(facts.told(event).map(({ args }) => args.prefix as bigint))];
}

function lengths(bitmap: bigint): number[] {
  return Array.from({ length: 15 }, (_, i) => i + 1).filter((length) => (bitmap & (1n << BigInt(length))) !== 0n);
}
