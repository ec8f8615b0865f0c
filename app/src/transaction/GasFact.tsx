"use client";
import { NO_PERMIT } from "@dots/protocol";
import { useQuery } from "@tanstack/react-query";
import { useConfig, useConnection } from "wagmi";
import { getPublicClient } from "wagmi/actions";
import { showAmount } from "../design/amount.ts";
import { FactRow } from "../design/Facts.tsx";
import type { PublicSettings } from "../server/settings.ts";
import type { Transaction } from "./transaction.ts";

/** Whole-transaction gas of the committed snapshot's order, for when it cannot be estimated before the permit is signed. */
const USUAL_GAS: Record<Transaction["kind"], bigint> = {
  claim: 120_000n,
  port: 135_000n,
  release: 65_000n,
};

/** What the network takes for the transaction: estimated where it can be before signing, else the usual amount. */
export function GasFact({ transaction, settings }: { transaction: Transaction; settings: PublicSettings }) {
  const config = useConfig();
  const { address } = useConnection();
  const { data } = useQuery({
    queryKey: ["gas", transaction.kind, transaction.digits, address],
    queryFn: async () => {
      const chain = getPublicClient(config, { chainId: settings.chainId });
      if (!chain || !address) return null;
      const price = await chain.getGasPrice();
      const call = { ...transaction.call(NO_PERMIT), account: address };
      // Without allowance the estimate reverts for want of the permit that is signed later.
      const gas = await chain.estimateContractGas(call).catch(() => null);
      return {
        fee: (gas ?? USUAL_GAS[transaction.kind]) * price,
        gas: gas ?? USUAL_GAS[transaction.kind],
      };
    },
  });
  return (
    <dl className="border-line border-t">
      <FactRow
        label="Network fee"
        note={data ? `about ${data.gas.toLocaleString("en")} gas, not given back` : undefined}
      >
        {data ? `about ${showAmount(data.fee, "ETH", 6)}` : "…"}
      </FactRow>
    </dl>
  );
}
