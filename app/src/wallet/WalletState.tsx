"use client";
import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { WagmiProvider } from "wagmi";
import type { PublicSettings } from "../server/settings.ts";
import { wallets } from "./walletConfig.ts";

/** Puts the page's one wallet state around a part of it; loaded only where somebody may act. */
export function WalletState({ settings, children }: { settings: PublicSettings; children: ReactNode }) {
  const { config, queries } = wallets(settings);
  return (
    <WagmiProvider config={config}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </WagmiProvider>
  );
}
