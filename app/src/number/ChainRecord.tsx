import type { ContestView, NumberView } from "../chain/numberView.ts";
import { showAmount } from "../design/amount.ts";
import { Changing } from "../design/Changing.tsx";
import { showDay, showSecond } from "../design/days.ts";
import { FactRow } from "../design/Facts.tsx";
import type { CarrierNames } from "../index/carrierNames.ts";
import type { Parts } from "../live/parts.ts";
import { CarrierLink } from "./StatusLine.tsx";

const RESOLVE =
  "resolve(uint64)((uint8,bool,bool,bool,uint16,uint32,uint32,uint64,uint32,uint32,uint32,(uint16,uint16,uint8,string)[]))";

/** What the contract says, and how to ask it oneself. */
export function ChainRecord({
  chain,
  names,
  registry,
}: {
  chain: Parts["chain"] | undefined;
  names: CarrierNames;
  registry: string;
}) {
  return (
    <section aria-labelledby="record">
      <h2 id="record" className="text-title pb-2 font-semibold">
        On the chain
      </h2>
      {chain?.ok ? (
        <Record view={chain.answer} names={names} registry={registry} />
      ) : (
        <p className="text-soft">{chain ? `No answer: ${chain.reason}` : "Asking…"}</p>
      )}
    </section>
  );
}

function contestNote({ challenger, endsAt, isVoid }: ContestView): string | undefined {
  if (isVoid) return "counts no more";
  return challenger ? `to be answered by ${showSecond(endsAt)}` : undefined;
}

function Record({ view, names, registry }: { view: NumberView; names: CarrierNames; registry: string }) {
  const {
    status,
    holder,
    deposit,
    day,
    verifiedUntil,
    contest,
    carrier,
    profile,
    profileVersion,
    ttl,
    rules,
    sequence,
    range,
    digits,
  } = view;
  return (
    <>
      <dl className="divide-line border-line divide-y border-y">
        <FactRow label="Holder">
          <Changing value={holder}>
            {holder ? <span className="font-wire text-small">{holder}</span> : "nobody"}
          </Changing>
        </FactRow>
        {deposit !== null && <FactRow label="Deposit">{showAmount(BigInt(deposit), "ETT")}</FactRow>}
        {verifiedUntil !== null && (
          <FactRow label="Verified until">
            <Changing value={verifiedUntil}>{showDay(verifiedUntil)}</Changing>
          </FactRow>
        )}
        {contest && (
          <FactRow label={contest.challenger ? "Contested by" : "Decision takes effect"} note={contestNote(contest)}>
            {contest.challenger ? (
              <span className="font-wire text-small">{contest.challenger}</span>
            ) : (
              showSecond(contest.endsAt)
            )}
          </FactRow>
        )}
        {day !== null && (
          <FactRow label={holder ? "Claimed on" : status === "moved" ? "Moved on" : "Released on"}>
            {showDay(day)}
          </FactRow>
        )}
        <FactRow label="Carrier">
          <Changing value={carrier}>{carrier > 0 ? <CarrierLink carrier={carrier} names={names} /> : "none"}</Changing>
        </FactRow>
        <FactRow
          label="Route profile"
          note={profile > 0 ? `version ${profileVersion}, kept at most ${ttl} s` : undefined}
        >
          <Changing value={profile}>{profile > 0 ? profile : "none: calls go nowhere"}</Changing>
        </FactRow>
        {rules.map(({ order, preference, template }) => (
          <FactRow key={`${order} ${preference} ${template}`} label={`Rule ${order}/${preference}`}>
            <span className="font-wire text-small">{template}</span>
          </FactRow>
        ))}
        <FactRow label="Range" note={range ? `claims are ${range.policy}` : undefined}>
          {range ? <span className="font-wire">+{range.prefix}</span> : "none"}
        </FactRow>
        <FactRow label="Sequence">
          <Changing value={sequence}>{sequence}</Changing>
        </FactRow>
      </dl>
      <details className="mt-3">
        <summary className="text-small link w-fit">Ask the contract yourself</summary>
        <pre className="font-wire text-small bg-well rounded-control mt-2 overflow-auto p-3 whitespace-pre-wrap break-all">
          {`cast call ${registry} "${RESOLVE}" ${digits} --block ${view.block.number}`}
        </pre>
      </details>
    </>
  );
}
