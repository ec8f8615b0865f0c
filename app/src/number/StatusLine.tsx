import Link from "next/link";
import type { NumberView } from "../chain/numberView.ts";
import { Changing } from "../design/Changing.tsx";
import { showDay } from "../design/days.ts";
import { shortAddress } from "../design/shortAddress.ts";
import { contestWords, lapseWords } from "../design/standingWords.ts";
import { STATUS_WORDS } from "../design/statusWords.ts";
import { type CarrierNames, carrierName } from "../index/carrierNames.ts";
import type { Parts } from "../live/parts.ts";

/** The one word of status, and a sentence that tells the rest. */
export function StatusLine({ chain, names }: { chain: Parts["chain"] | undefined; names: CarrierNames }) {
  if (!chain) return <p className="text-lead text-soft mt-3">Asking the chain…</p>;
  if (!chain.ok) {
    return (
      <p className="text-lead mt-3" role="status">
        <strong className="text-bad">The chain does not answer.</strong>{" "}
        <span className="text-soft">What it says of this number is not known at the moment: {chain.reason}</span>
      </p>
    );
  }
  const word = chain.answer.contest ? "contested" : chain.answer.status;
  return (
    <p className="text-lead mt-3" aria-live="polite" data-testid="status">
      <strong className={STATUS_WORDS[word].colour} data-status={word}>
        <Changing value={word}>{word}</Changing>
      </strong>
      <span className="text-soft">
        {chain.answer.ported && ", ported"}
        {chain.answer.isPrivate && ", private"}
        {". "}
        <Sentence view={chain.answer} names={names} />
      </span>
    </p>
  );
}

function Sentence({ view, names }: { view: NumberView; names: CarrierNames }) {
  const { holder, carrier, range, claim, status, carrierLeft, verifiedUntil } = view;
  if (holder) {
    const live = status === "held";
    return (
      <>
        <Link className="link" href={`/address/${holder.toLowerCase()}`} title={holder}>
          {shortAddress(holder)}
        </Link>{" "}
        holds it
        {live && verifiedUntil !== null && `, verified until ${showDay(verifiedUntil)}`}
        {live && carrier > 0 && (
          <>
            , <CarrierLink carrier={carrier} names={names} /> carries its calls
            {carrierLeft && " though it is leaving"}
          </>
        )}
        . {lapseWords(view)} {contestWords(view)}
      </>
    );
  }
  const rests = claim && claim.freeOn > 0 && status === "quarantined" ? ` Free on ${showDay(claim.freeOn)}.` : "";
  return (
    <>
      {STATUS_WORDS[status].meaning}
      {rests}
      {range && (
        <>
          {" "}
          It lies in the range <span className="font-wire whitespace-nowrap">+{range.prefix}…</span> of{" "}
          <CarrierLink carrier={range.carrier} names={names} />.
        </>
      )}
    </>
  );
}

export function CarrierLink({ carrier, names }: { carrier: number; names: CarrierNames }) {
  return (
    <Link className="link" href={`/carrier/${carrier}`}>
      {carrierName(names, carrier)}
    </Link>
  );
}
