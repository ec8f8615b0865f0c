"use client";
import { type Connector, useConnect, useConnection, useConnectors, useDisconnect } from "wagmi";
import { Dialog } from "../design/Dialog.tsx";
import type { PublicSettings } from "../server/settings.ts";
import { Balances } from "./Balances.tsx";
import { BURNER_ID } from "./burner.ts";

/** Choosing a wallet, or what there is to know about the chosen one. */
export function WalletDialog({
  open,
  onClose,
  settings,
}: {
  open: boolean;
  onClose: () => void;
  settings: PublicSettings;
}) {
  const { address, connector } = useConnection();
  return (
    <Dialog open={open} title={address ? "Your wallet" : "Choose a wallet"} onClose={onClose}>
      {address ? (
        <Connected name={connector?.name ?? "Wallet"} burner={connector?.id === BURNER_ID} settings={settings} />
      ) : (
        <Choice onDone={onClose} />
      )}
    </Dialog>
  );
}

function Choice({ onDone }: { onDone: () => void }) {
  const connectors = offered(useConnectors());
  // At the hook, not at the call: by then this part of the dialog is gone.
  const { mutate, isPending, variables, error } = useConnect({ mutation: { onSuccess: onDone } });
  return (
    <>
      <p className="text-soft mt-2">Looking needs no wallet. To claim, port or release, one signs for you.</p>
      <ul className="mt-4 grid gap-2">
        {connectors.map((connector) => (
          <li key={connector.uid}>
            <button
              type="button"
              className="button w-full justify-start font-normal"
              disabled={isPending}
              onClick={() => mutate({ connector })}
            >
              <Icon connector={connector} />
              <span className="text-left">
                <span className="block font-semibold">{connector.name}</span>
                {connector.id === BURNER_ID && (
                  <span className="text-small text-soft block">
                    A key kept in this browser, for this local chain only
                  </span>
                )}
              </span>
              {isPending && variables?.connector === connector && <span className="text-small ml-auto">waiting…</span>}
            </button>
          </li>
        ))}
      </ul>
      {connectors.length === 0 && (
        <p className="mt-4">No wallet was found in this browser. Install one and reload the page.</p>
      )}
      {error && (
        <p role="alert" className="text-bad mt-3">
          The wallet did not connect: {error.message.split("\n")[0]}
        </p>
      )}
    </>
  );
}

function Connected({ name, burner, settings }: { name: string; burner: boolean; settings: PublicSettings }) {
  const { address } = useConnection();
  const { mutate: disconnect } = useDisconnect();
  if (!address) return null;
  return (
    <>
      <p className="text-soft mt-2">
        {name}
        {burner && ": its key stays in this browser. Keep nothing of worth on it."}
      </p>
      <p className="font-wire bg-well rounded-control mt-3 p-3 break-all">{address}</p>
      <Balances address={address} settings={settings} />
      <div className="mt-5 flex flex-wrap justify-end gap-3">
        <button type="button" className="button" onClick={() => navigator.clipboard.writeText(address)}>
          Copy address
        </button>
        <button type="button" className="button" onClick={() => disconnect({})}>
          Disconnect
        </button>
      </div>
    </>
  );
}

function Icon({ connector }: { connector: Connector }) {
  const icon = connector.icon?.trim();
  // Only pictures that come with the announcement (EIP-6963): nothing is fetched from elsewhere.
  // biome-ignore lint/performance/noImgElement: a data URI is there already; there is nothing to optimise.
  if (icon?.startsWith("data:image/")) return <img src={icon} alt="" className="size-7 rounded" />;
  return (
    <span className="bg-well size-7 rounded text-center leading-7" aria-hidden="true">
      {connector.name.slice(0, 1)}
    </span>
  );
}

/** Announced wallets first; the unnamed `window.ethereum` only where no wallet announced itself. */
export function offered(connectors: readonly Connector[]): Connector[] {
  const named = connectors.filter(({ id }) => id !== "injected" && id !== BURNER_ID);
  const unnamed = "ethereum" in window && named.length === 0 ? connectors.filter(({ id }) => id === "injected") : [];
  return [...named, ...unnamed, ...connectors.filter(({ id }) => id === BURNER_ID)];
}
