"use client";
import type { Address } from "viem";
import type { NumberView } from "../chain/numberView.ts";
import { showAmount } from "../design/amount.ts";
import { contestAdvice, lapseAdvice } from "../design/standingWords.ts";
import type { ActionsProps } from "../number/Actions.tsx";
import { releaseTransaction } from "../release/releaseTransaction.ts";
import { review } from "../transaction/current.ts";
import { PortChoice } from "./PortChoice.tsx";

type Props = Omit<ActionsProps, "view"> & { view: NumberView; holder: Address };

/** What the holder can do: port to an open profile, or release and have the deposit back. */
export function HolderCard({ digits, display, view, holder, names, settings }: Props) {
  const deposit = BigInt(view.deposit ?? 0);
  return (
    <>
      <h2 className="text-title font-semibold">It is yours</h2>
      {view.status === "lapsed" && <p className="text-soft mt-2">{lapseAdvice(view)}</p>}
      {view.contest ? (
        <p className="text-soft mt-2" data-testid="contested">
          {contestAdvice(view.contest, view.block.timestamp)}
        </p>
      ) : (
        <PortChoice digits={digits} display={display} view={view} holder={holder} names={names} settings={settings} />
      )}
      <section className="border-line mt-6 border-t pt-5" aria-label="Release">
        <p className="text-soft">Give it back and {showAmount(deposit, "ETT")} come back with the same transaction.</p>
        <button
          type="button"
          className="button mt-3 w-full"
          onClick={() => review(releaseTransaction({ digits, display, deposit, contested: passesOn(view), settings }))}
        >
          Release
        </button>
      </section>
    </>
  );
}

/** Whether a release hands the number to a challenger. */
function passesOn({ contest }: NumberView): boolean {
  return contest !== null && contest.challenger !== null && !contest.isVoid;
}
