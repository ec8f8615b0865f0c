import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import "../design/tokens.css";
import { Header } from "../design/Header.tsx";
import { publicSettings } from "../server/publicSettings.ts";

export const metadata: Metadata = {
  title: { default: "DOTS", template: "%s · DOTS" },
  description: "Who holds a telephone number, and where calls to it go.",
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function Layout({ children }: { children: ReactNode }) {
  // Every page is made at its request: its scripts carry that response's nonce.
  await connection();
  const settings = publicSettings();
  return (
    <html lang="en">
      <body className="flex flex-col">
        <a href="#main" className="bg-sheet sr-only p-3 focus:not-sr-only focus:absolute">
          Skip to the content
        </a>
        <Header settings={settings} />
        <main id="main" className="mx-auto w-full max-w-6xl px-5 pb-20 tablet:px-8">
          {children}
        </main>
        {settings.local && (
          <footer className="text-small text-soft mx-auto mt-auto w-full max-w-6xl px-5 pb-6 tablet:px-8">
            A local chain: numbers, carriers and ETT here are for trying out.
          </footer>
        )}
      </body>
    </html>
  );
}
