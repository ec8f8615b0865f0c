import { localAccount } from "../../deploy/localAccounts.ts";
import * as market from "../market.ts";
import { idOfCarrier, ownerOfCarrier, type Work } from "../work.ts";

/** Lets carriers become verifiers, whom the authority of one country trusts. */
export async function enrolVerifiers({ contracts, outbox }: Work): Promise<void> {
  const { verifiers } = contracts;
  const enrolled = Number(await verifiers.count());
  for (const index of market.verifiers.slice(enrolled)) {
    const owner = ownerOfCarrier(index);
    const carrier = await idOfCarrier(contracts, index);
    await outbox.add(owner, await verifiers.enrol.populateTransaction(carrier, owner.address, market.VERIFIER_BOND));
    await outbox.settle(); // ids go by order, and the owners are different accounts
  }
  for (const place of market.verifiers.keys()) {
    const { authorityVersion } = await verifiers.accreditationAt(market.VERIFIED_COUNTRY, place + 1);
    if (authorityVersion > 0n) continue;
    const terms = [market.VERIFIED_COUNTRY, place + 1, market.VERIFIED_A_DAY] as const;
    await outbox.add(localAccount(0), await verifiers.accredit.populateTransaction(...terms));
  }
}
