"use client";
import { useEffect } from "react";
import { useConfig, useConnection } from "wagmi";
import type { NumberView } from "../chain/numberView.ts";
import { ClaimCard } from "../claim/ClaimCard.tsx";
import type { CarrierNames } from "../index/carrierNames.ts";
import { HolderCard } from "../port/HolderCard.tsx";
import type { PublicSettings } from "../server/settings.ts";
import { WalletState } from "../wallet/WalletState.tsx";
import { wakeWallet } from "../wallet/walletDoor.ts";

export interface ActionsProps {
  digits: string;
  display: string;
  /** Undefined while the chain has not answered. */
  view: NumberView | undefined;
  names: CarrierNames;
  settings: PublicSettings;
}

/** What the visitor can do with the number, by its status and his wallet. */
export function Actions(props: ActionsProps) {
  useEffect(wakeWallet, []);
  return (
    <WalletState settings={props.settings}>
      <div className="bg-sheet border-line rounded-sheet border p-6" data-testid="actions">
        <Card {...props} />
      </div>
    </WalletState>
  );
}

function Card({ view, ...props }: ActionsProps) {
  const { address } = useConnection();
  const config = useConfig();
  if (!view) return <p className="text-soft">What can be done here shows once the chain answers.</p>;
  if (!view.holder) return <ClaimCard {...props} view={view} config={config} />;
  if (address && view.holder.toLowerCase() === address.toLowerCase())
    return <HolderCard {...props} view={view} holder={address} />;
  return (
    <>
      <h2 className="text-title font-semibold">Somebody holds it</h2>
      <p className="text-soft mt-2">
        {address
          ? "Only its holder can port or release it. Your wallet is another one."
          : "If it is yours, connect the wallet that holds it to port or release it."}
      </p>
    </>
  );
}
