"use client";
import dynamic from "next/dynamic";
import type { CarrierNames } from "../index/carrierNames.ts";
import { LiveAnswers } from "../live/LiveAnswers.tsx";
import type { Parts } from "../live/parts.ts";
import { useLive } from "../live/useLive.ts";
import type { PublicSettings } from "../server/settings.ts";
import { ChainRecord } from "./ChainRecord.tsx";
import { History } from "./History.tsx";
import { StatusLine } from "./StatusLine.tsx";

const Actions = dynamic(() => import("./Actions.tsx").then(({ Actions }) => Actions), {
  ssr: false,
  loading: () => <div className="bg-sheet border-line rounded-sheet min-h-64 animate-pulse border" />,
});

/** A number's permanent page. What the server has read stands at once; everything live comes by itself. */
export function NumberPage({
  digits,
  display,
  initial,
  names,
  settings,
}: {
  digits: string;
  display: string;
  initial: Partial<Parts>;
  names: CarrierNames;
  settings: PublicSettings;
}) {
  const live = useLive(digits, initial);
  const { chain, index, block } = live.parts;
  const view = chain?.ok ? chain.answer : undefined;
  return (
    <article className="pt-6 tablet:pt-10">
      <h1 className="text-number font-semibold tracking-tight">{display}</h1>
      <StatusLine chain={chain} names={names} />
      <div className="mt-8 grid gap-x-14 gap-y-10 desk:grid-cols-[minmax(0,1fr)_22rem]">
        <aside className="desk:order-2" aria-label="What you can do">
          <div className="desk:sticky desk:top-6">
            <Actions digits={digits} display={display} view={view} names={names} settings={settings} />
          </div>
        </aside>
        <div className="grid gap-12 desk:order-1">
          <LiveAnswers live={live} />
          <ChainRecord chain={chain} names={names} registry={settings.numberRegistry} />
          <History index={index} block={block} changes={live.changes.index} />
        </div>
      </div>
    </article>
  );
}
