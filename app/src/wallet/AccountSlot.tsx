"use client";
import dynamic from "next/dynamic";
import { useEffect, useSyncExternalStore } from "react";
import type { PublicSettings } from "../server/settings.ts";
import { listenWalletDoor, setWalletDoor, wakeWallet, walletDoor } from "./walletDoor.ts";

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
  const door = useSyncExternalStore(listenWalletDoor, walletDoor, () => "asleep" as const);
  useEffect(() => {
    if (TRACES.some((trace) => localStorage.getItem(trace) !== null)) wakeWallet();
  }, []);
  return door === "asleep" ? <DoorButton /> : <Account settings={settings} />;
}

function DoorButton() {
  return (
    <button type="button" className="button" onClick={() => setWalletDoor("open")}>
      Connect wallet
    </button>
  );
}
