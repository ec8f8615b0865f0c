import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { readCarrier, readCarrierReach } from "../../../carrier/readCarrier.ts";
import { showAmount } from "../../../design/amount.ts";
import { FactRow } from "../../../design/Facts.tsx";
import { carrierName } from "../../../index/carrierNames.ts";
import { IndexDown } from "../../../index/IndexDown.tsx";
import { readCarrierNames } from "../../../index/readCarrierNames.ts";
import { asked } from "../../../server/asked.ts";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = idOf((await params).id);
  return { title: carrierName(await readCarrierNames(), id) };
}

/** A carrier: who owns it, its ranges and its route profiles. */
export default async function CarrierPage({ params }: Props) {
  const id = idOf((await params).id);
  const [names, chain, index] = await Promise.all([
    readCarrierNames(),
    asked(() => readCarrier(id)),
    asked(() => readCarrierReach(id)),
  ]);
  if (chain.ok && chain.answer === null) notFound();
  const reach = index.ok ? index.answer : null;
  return (
    <article className="max-w-3xl pt-6 tablet:pt-10">
      <p className="text-soft">Carrier {id}</p>
      <h1 className="text-number font-semibold tracking-tight">{carrierName(names, id)}</h1>
      {chain.ok && chain.answer ? (
        <dl className="divide-line border-line mt-8 divide-y border-y">
          <FactRow label="Status">{chain.answer.status}</FactRow>
          <FactRow label="Owner">
            <Link className="link font-wire text-small" href={`/address/${chain.answer.owner.toLowerCase()}`}>
              {chain.answer.owner}
            </Link>
          </FactRow>
          <FactRow label="Bond">{showAmount(chain.answer.bond, "ETT")}</FactRow>
          {reach && <FactRow label="Numbers it carries">{reach.held}</FactRow>}
          {reach && (
            <FactRow label="Ports">
              {reach.portsIn} in, {reach.portsOut} out
            </FactRow>
          )}
        </dl>
      ) : (
        <p className="text-bad mt-6" role="status">
          The chain does not answer at the moment.
        </p>
      )}
      {!index.ok && <IndexDown reason={index.reason} lacks="its ranges and route profiles cannot be shown" />}
      {reach && (
        <>
          <h2 className="text-title mt-10 pb-2 font-semibold">Ranges</h2>
          {reach.ranges.length === 0 && <p className="text-soft">None.</p>}
          <ul className="font-wire flex flex-wrap gap-x-6 gap-y-1">
            {reach.ranges.map((digits) => (
              <li key={digits}>+{digits}…</li>
            ))}
          </ul>
          <h2 className="text-title mt-10 pb-2 font-semibold">Route profiles</h2>
          <ul className="divide-line border-line divide-y border-y">
            {reach.profiles.map(({ id: profile, isOpen, rules }) => (
              <li key={profile} className="py-3">
                <p>
                  Profile {profile},{" "}
                  <span className="text-soft">{isOpen ? "open for port-ins" : "port-ins by signature only"}</span>
                </p>
                {rules.map((template) => (
                  <p key={template} className="font-wire text-small break-all">
                    {template}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

function idOf(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text) || Number(text) > 0xffff_ffff) notFound();
  return Number(text);
}
