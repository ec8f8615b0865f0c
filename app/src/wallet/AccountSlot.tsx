"use client";
import dynamic from "next/dynamic";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { PublicSettings } from "../server/settings.ts";
import { listenWalletDoor, setWalletDoor, walletDoorOpen } from "./walletDoor.ts";

const Account = dynamic(() => import("./Account.tsx").then(({ Account }) => Account), {
  ssr: false,
  loading: () => <DoorButton />,
});

/** What a returning visitor has left: a connected wallet, or a transaction on its way. */
const TRACES = ["dots.wallet.recentConnectorId", "dots.pending"];

/**
 * The header's place for the wallet. All that signing needs is loaded only when somebody asks for it or comes back with it:
 * looking stays light.
 */
export function AccountSlot({ settings }: { settings: PublicSettings }) {
  const open = useSyncExternalStore(listenWalletDoor, walletDoorOpen, () => false);
  const [needed, setNeeded] = useState(false);
  useEffect(() => {
    if (open || TRACES.some((trace) => localStorage.getItem(trace) !== null)) setNeeded(true);
  }, [open]);
  return needed ? <Account settings={settings} /> : <DoorButton />;
}

function DoorButton() {
  return (
    <button type="button" className="button" onClick={() => setWalletDoor(true)}>
      Connect wallet
    </button>
  );
}
