"use client";
import { useEffect, useSyncExternalStore } from "react";
import { useConfig, useConnection } from "wagmi";
import { shortAddress } from "../design/shortAddress.ts";
import type { PublicSettings } from "../server/settings.ts";
import { resume } from "../transaction/current.ts";
import { TransactionDialog } from "../transaction/TransactionDialog.tsx";
import { WalletDialog } from "./WalletDialog.tsx";
import { WalletState } from "./WalletState.tsx";
import { listenWalletDoor, setWalletDoor, walletDoor } from "./walletDoor.ts";

/** The connected wallet in the header, and the page's two dialogs. */
export function Account({ settings }: { settings: PublicSettings }) {
  return (
    <WalletState settings={settings}>
      <AccountButton settings={settings} />
    </WalletState>
  );
}

function AccountButton({ settings }: { settings: PublicSettings }) {
  const config = useConfig();
  const { address } = useConnection();
  const door = useSyncExternalStore(listenWalletDoor, walletDoor, () => "asleep" as const);
  useEffect(() => resume(config, settings), [config, settings]);
  return (
    <>
      <button type="button" className="button" onClick={() => setWalletDoor("open")} data-testid="account">
        {address ? (
          <span className="font-wire font-normal">
            <span className="sr-only">Your wallet </span>
            {shortAddress(address)}
          </span>
        ) : (
          "Connect wallet"
        )}
      </button>
      <WalletDialog open={door === "open"} onClose={() => setWalletDoor("awake")} settings={settings} />
      <TransactionDialog settings={settings} />
    </>
  );
}
