import { encodePortOrder } from "@dots/protocol";
import { localAccount } from "../../deploy/localAccounts.ts";
import * as market from "../market.ts";
import { idOfCarrier, profilesOf, type Work } from "../work.ts";

/** First come: numbers of open ranges, some of them ported since. */
export async function claimOpenNumbers({ contracts, outbox }: Work): Promise<void> {
  const { registry, desk } = contracts;
  for (const { number, holder, portedTo } of market.claims) {
    if ((await registry.numberState(number)).sequence > 0n) continue;
    const account = localAccount(holder);
    await outbox.add(
      account,
      await registry.claim.populateTransaction(number, account.address, 0, market.HIGHEST_DEPOSIT),
    );
    if (!portedTo) continue;
    const profiles = await profilesOf(contracts, await idOfCarrier(contracts, portedTo.carrier));
    const order = encodePortOrder({ profile: profiles[portedTo.profile]!, highestFee: market.BASE_FEE });
    const send = registry["safeTransferFrom(address,address,uint256,bytes)"];
    await outbox.add(account, await send.populateTransaction(account.address, await desk.getAddress(), number, order));
  }
}
