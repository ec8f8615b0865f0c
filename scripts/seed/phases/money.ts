import type { BaseContract } from "ethers";
import { localAccount } from "../../deploy/localAccounts.ts";
import * as market from "../market.ts";
import type { Work } from "../work.ts";

/** Gives carriers and subscribers ETT, and lets the contracts take it. */
export async function fillPurses({ contracts, outbox }: Work): Promise<void> {
  const { ett, carriers, registry, desk, verifiers } = contracts;
  const governor = localAccount(0);
  const takers: BaseContract[] = [carriers, registry, desk, verifiers];
  const spenders = await Promise.all(takers.map((contract) => contract.getAddress()));
  const traders = [...market.carriers.map(({ owner }) => owner), ...market.SUBSCRIBERS];
  await Promise.all(
    traders.map(async (index) => {
      const trader = localAccount(index);
      const balance = await ett.balanceOf(trader.address);
      if (balance === 0n) {
        await outbox.add(governor, await ett.transfer.populateTransaction(trader.address, market.PURSE));
      }
      for (const spender of spenders) {
        if ((await ett.allowance(trader.address, spender)) > 0n) continue;
        await outbox.add(trader, await ett.approve.populateTransaction(spender, market.PURSE));
      }
    }),
  );
}

/** Bonds, fees and deposits, by governance. */
export async function setAmounts({ contracts: { carriers, registry, desk, verifiers }, outbox }: Work): Promise<void> {
  const governor = localAccount(0);
  if ((await carriers.bondNow()) === 0n)
    await outbox.add(governor, await carriers.setBond.populateTransaction(market.BOND));
  if ((await desk.baseFee()) === 0n)
    await outbox.add(governor, await desk.setBaseFee.populateTransaction(market.BASE_FEE));
  if ((await verifiers.verifierBond()) === 0n)
    await outbox.add(governor, await verifiers.setVerifierBond.populateTransaction(market.VERIFIER_BOND));
  for (const [depositClass, amount] of market.DEPOSITS.entries()) {
    const known = await registry.depositOf(depositClass).then(
      () => true,
      () => false,
    );
    if (!known) await outbox.add(governor, await registry.addDepositClass.populateTransaction(amount));
  }
}
