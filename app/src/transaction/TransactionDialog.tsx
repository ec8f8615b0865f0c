"use client";
import { useSyncExternalStore } from "react";
import { useConfig } from "wagmi";
import { Dialog } from "../design/Dialog.tsx";
import { Facts } from "../design/Facts.tsx";
import type { PublicSettings } from "../server/settings.ts";
import { type Current, close, currentTransaction, forget, listenCurrent, sign } from "./current.ts";
import { GasFact } from "./GasFact.tsx";
import { ProblemNote } from "./ProblemNote.tsx";
import { Steps } from "./Steps.tsx";
import type { Asking, Stage } from "./state.ts";

const ASKING: Record<Asking, string> = {
  network: "Asking your wallet for our network.",
  permit: "Your wallet asks you to permit the amount. That is a signature and costs nothing.",
  approval: "Your wallet asks you to approve exactly this amount, since it cannot sign permits.",
  check: "Trying the transaction out before you sign it.",
  transaction: "Your wallet asks you to sign the transaction.",
};

/** The one dialog for every transaction. */
export function TransactionDialog({ settings }: { settings: PublicSettings }) {
  const config = useConfig();
  const current = useSyncExternalStore(listenCurrent, currentTransaction, () => undefined);
  const busy = current?.stage.stage === "sign";
  return (
    <Dialog open={current !== undefined} title={current?.title ?? ""} onClose={close} kept={busy}>
      {current && (
        <>
          <Steps stage={current.stage} />
          <div aria-live="polite" data-testid="transaction" data-stage={current.stage.stage}>
            <Body current={current} settings={settings} />
          </div>
          <Buttons current={current} onSign={() => void sign(config, settings)} />
        </>
      )}
    </Dialog>
  );
}

function Body({ current, settings }: { current: Current; settings: PublicSettings }) {
  const { stage, transaction, done } = current;
  switch (stage.stage) {
    case "review":
      return (
        <>
          {transaction && <Facts facts={transaction.facts} />}
          {transaction && <GasFact transaction={transaction} settings={settings} />}
          {transaction?.note && <p className="text-small bg-well rounded-control mt-3 p-3">{transaction.note}</p>}
        </>
      );
    case "sign":
      return <p className="py-3">{ASKING[stage.asking]}</p>;
    case "sent":
      return (
        <>
          <p className="py-3">Sent. The next block will tell. You may close this or leave: it is not lost.</p>
          <HashLine stage={stage} />
        </>
      );
    case "confirmed":
      return (
        <>
          <p className="text-lead py-2 font-semibold">{done}</p>
          <p>
            Confirmed by the chain in block {stage.block.toString()}.{" "}
            {stage.index === "silent"
              ? "The index does not answer at the moment; its history will show this later."
              : "The index is about to take it in."}
          </p>
          <HashLine stage={stage} />
        </>
      );
    case "indexed":
      return (
        <>
          <p className="text-lead py-2 font-semibold">{done}</p>
          <p>Confirmed in block {stage.block.toString()} and in the index.</p>
          <HashLine stage={stage} />
        </>
      );
    case "failed":
      return <ProblemNote problem={stage.problem} hash={stage.hash} />;
  }
}

function HashLine({ stage }: { stage: Extract<Stage, { hash?: unknown }> }) {
  return <p className="font-wire text-small text-soft mt-2 break-all">{stage.hash}</p>;
}

function Buttons({ current: { stage, transaction }, onSign }: { current: Current; onSign: () => void }) {
  const again = stage.stage === "failed" && stage.at === "sign" && transaction;
  const lost = stage.stage === "failed" && stage.at === "sent";
  if (stage.stage === "sign") return null;
  return (
    <div className="mt-5 flex flex-wrap justify-end gap-3">
      <button
        type="button"
        className={`button ${stage.stage === "indexed" ? "button-act" : ""}`}
        onClick={lost ? forget : close}
      >
        {stage.stage === "review" ? "Not now" : stage.stage === "indexed" ? "Done" : "Close"}
      </button>
      {stage.stage === "review" && (
        <button type="button" className="button button-act" onClick={onSign}>
          Sign in wallet
        </button>
      )}
      {again && (
        <button type="button" className="button button-act" onClick={onSign}>
          Try again
        </button>
      )}
    </div>
  );
}
