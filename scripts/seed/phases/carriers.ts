import { PROFILE_OPEN, RULE_KINDS } from "@dots/protocol";
import { localAccount } from "../../deploy/localAccounts.ts";
import * as market from "../market.ts";
import { idOfCarrier, profilesOf, type Work } from "../work.ts";

/** Who joins, in the market's order. */
export async function joinCarriers({ contracts, outbox }: Work): Promise<void> {
  const joined = Number(await contracts.carriers.count());
  for (const { owner, name, uri } of market.carriers.slice(joined)) {
    const account = localAccount(owner);
    const join = contracts.carriers.join.populateTransaction(account.address, name, uri, market.BOND);
    await outbox.add(account, await join);
    await outbox.settle(); // ids go by order, and the owners are different accounts
  }
}

/** Each carrier's profiles; `target` is a host and port to which a further one of Borealis leads. */
export async function createProfiles({ contracts, outbox }: Work, target: string | undefined): Promise<void> {
  for (const [index, { owner, profiles }] of market.carriers.entries()) {
    const carrier = await idOfCarrier(contracts, index);
    const present = await profilesOf(contracts, carrier);
    const wanted = [...profiles];
    if (target && index === market.BOREALIS) {
      wanted.push({ ttl: 5, rules: [{ order: 10, preference: 10, kind: "sip", template: `sip:+{e164}@${target}` }] });
    }
    for (const { ttl, rules } of wanted.slice(present.length)) {
      const written = rules.map((rule) => ({ ...rule, kind: RULE_KINDS.indexOf(rule.kind) }));
      const create = contracts.profiles.create.populateTransaction(carrier, ttl, PROFILE_OPEN, written);
      await outbox.add(localAccount(owner), await create);
    }
    await outbox.settle(); // ids go by order here too
  }
}
