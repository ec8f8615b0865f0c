"use client";
import { portingDeskAbi } from "@dots/protocol/abi";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Address } from "viem";
import { useReadContract } from "wagmi";
import type { NumberView } from "../chain/numberView.ts";
import { showAmount } from "../design/amount.ts";
import { carrierName } from "../index/carrierNames.ts";
import type { ActionsProps } from "../number/Actions.tsx";
import { review } from "../transaction/current.ts";
import { portTransaction } from "./portTransaction.ts";
import type { Recipient } from "./recipient.ts";

type Props = Omit<ActionsProps, "view"> & { view: NumberView; holder: Address };

/** Choosing where to port to, with the fee before anything is signed. */
export function PortChoice({ digits, display, view, holder, names, settings }: Props) {
  const recipients = useQuery({
    queryKey: ["recipients"],
    queryFn: fetchRecipients,
  });
  const choices = recipients.data?.filter(({ profile }) => profile !== view.profile) ?? [];
  const [chosen, setChosen] = useState<number>();
  const recipient = choices.find(({ profile }) => profile === chosen) ?? choices[0];
  const profile = recipient?.profile ?? 0;
  const quote = useReadContract({
    address: settings.portingDesk,
    abi: portingDeskAbi,
    functionName: "quote",
    args: [BigInt(digits), profile],
    chainId: settings.chainId,
    query: { enabled: profile > 0 },
  });
  const terms = quote.data;
  const start = () => {
    if (!recipient || !terms) return;
    const from = carrierName(names, view.carrier);
    const to = carrierName(names, recipient.carrier);
    review(
      portTransaction({
        digits,
        display,
        holder,
        profile,
        from,
        to,
        terms,
        settings,
      }),
    );
  };
  if (recipients.error) return <p className="text-soft mt-2">{recipients.error.message}</p>;
  if (recipients.data && choices.length === 0) {
    return <p className="text-soft mt-2">No other route profile is open for numbers to be ported to.</p>;
  }
  return (
    <section aria-label="Port" className="mt-3">
      <label htmlFor="recipient" className="text-soft">
        Port it to
      </label>
      <select
        id="recipient"
        className="bg-paper border-edge rounded-control mt-1.5 min-h-11 w-full border px-3"
        value={profile}
        disabled={choices.length === 0}
        onChange={(event) => setChosen(Number(event.target.value))}
      >
        {choices.map(({ profile: id, carrier, leadsTo }) => (
          <option key={id} value={id}>
            {carrierName(names, carrier)}
            {choices.filter((other) => other.carrier === carrier).length > 1 && `, ${leadsTo ?? `profile ${id}`}`}
          </option>
        ))}
      </select>
      {recipient?.leadsTo && <p className="font-wire text-small text-soft mt-1.5 break-all">{recipient.leadsTo}</p>}
      <p className="mt-2" data-testid="port-fee">
        {terms ? `Fee ${showAmount(terms.base + terms.donorPart, "ETT")}` : "Fee …"}
      </p>
      <button type="button" className="button button-act mt-3 w-full" disabled={!terms} onClick={start}>
        Port
      </button>
    </section>
  );
}

async function fetchRecipients(): Promise<Recipient[]> {
  const answer = await fetch("/api/recipients", { cache: "no-store" });
  if (!answer.ok) throw new Error("The carriers that take numbers in are not known: neither index nor chain answers.");
  return (await answer.json()) as Recipient[];
}
