"use client";
import { useState } from "react";
import type { Address } from "viem";
import { type Config, useConnection } from "wagmi";
import type { NumberView } from "../chain/numberView.ts";
import { Facts } from "../design/Facts.tsx";
import { carrierName } from "../index/carrierNames.ts";
import type { ActionsProps } from "../number/Actions.tsx";
import { review, sign } from "../transaction/current.ts";
import { BURNER_ID } from "../wallet/burner.ts";
import { connectBurner } from "../wallet/connectBurner.ts";
import { setWalletDoor } from "../wallet/walletDoor.ts";
import { claimFacts, PRIVACY_NOTE } from "./claimFacts.ts";
import { claimTransaction } from "./claimTransaction.ts";

type Props = Omit<ActionsProps, "view"> & { view: NumberView; config: Config };

/** The quote of a claim and its button: everything stands here before anything is signed. */
export function ClaimCard({ digits, display, view, names, settings, config }: Props) {
  const { address, connector } = useConnection();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const terms = view.claim;
  if (!terms || terms.refusal) return <Refused view={view} />;
  const transaction = (holder: Address) =>
    claimTransaction({
      digits,
      display,
      terms,
      carrierName: carrierName(names, terms.carrier),
      holder,
      settings,
    });
  const withBurner = settings.local && (!address || connector?.id === BURNER_ID);

  // The burner wallet does not ask, and the quote stands above the button: so it is one click.
  const claimAtOnce = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      review(transaction(await connectBurner(config)));
      await sign(config, settings);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <h2 className="text-title pb-2 font-semibold">Claim it</h2>
      <Facts facts={claimFacts(terms, carrierName(names, terms.carrier))} />
      <p className="text-small bg-well rounded-control mt-3 p-3">{PRIVACY_NOTE}</p>
      <div className="mt-4 grid gap-2">
        {withBurner ? (
          <button type="button" className="button button-act" disabled={busy} onClick={claimAtOnce}>
            {busy ? "Claiming…" : "Claim with the burner wallet"}
          </button>
        ) : (
          <button
            type="button"
            className="button button-act"
            onClick={() => (address ? review(transaction(address)) : setWalletDoor("open"))}
          >
            {address ? "Claim" : "Connect a wallet to claim"}
          </button>
        )}
        {withBurner && !address && (
          <button type="button" className="button" onClick={() => setWalletDoor("open")}>
            Use another wallet
          </button>
        )}
      </div>
      {failure && (
        <p role="alert" className="text-bad mt-3">
          {failure}
        </p>
      )}
    </>
  );
}

function Refused({ view: { claim } }: { view: NumberView }) {
  const refusal = claim?.refusal;
  return (
    <>
      <h2 className="text-title font-semibold">It cannot be claimed now</h2>
      {refusal && (
        <div className="text-soft mt-2">
          <p>{refusal.title}</p>
          {refusal.needed && <p>Needed: {refusal.needed}.</p>}
          <p>{refusal.remedy}</p>
        </div>
      )}
    </>
  );
}
