"use client";
import { ettAbi } from "@dots/protocol/abi";
import { useMutation } from "@tanstack/react-query";
import type { Address } from "viem";
import { useBalance, useReadContract } from "wagmi";
import { showAmount } from "../design/amount.ts";
import { FactRow } from "../design/Facts.tsx";
import { askFaucet } from "../faucet/askFaucet.ts";
import type { PublicSettings } from "../server/settings.ts";

/** What the wallet holds; on a local chain with a faucet beside it. */
export function Balances({ address, settings }: { address: Address; settings: PublicSettings }) {
  const { chainId, ett, local } = settings;
  const eth = useBalance({ address, chainId });
  const token = useReadContract({
    address: ett,
    abi: ettAbi,
    functionName: "balanceOf",
    args: [address],
    chainId,
  });
  const faucet = useMutation({
    mutationFn: () => askFaucet(address),
    onSuccess: () => Promise.all([eth.refetch(), token.refetch()]),
  });
  return (
    <>
      <dl className="divide-line mt-3 divide-y">
        <FactRow label="ETT">{token.data === undefined ? "…" : showAmount(token.data, "ETT")}</FactRow>
        <FactRow label="ETH">{eth.data === undefined ? "…" : showAmount(eth.data.value, "ETH")}</FactRow>
      </dl>
      {local && (
        <button type="button" className="button mt-2" disabled={faucet.isPending} onClick={() => faucet.mutate()}>
          {faucet.isPending ? "Filling up…" : "Fill up from the local faucet"}
        </button>
      )}
      {faucet.error && (
        <p role="alert" className="text-bad mt-2">
          {faucet.error.message}
        </p>
      )}
    </>
  );
}
