import { formatNumber } from "@dots/protocol";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { type Address, getAddress, isAddress } from "viem";
import { showAmount } from "../../../design/amount.ts";
import { shortAddress } from "../../../design/shortAddress.ts";
import { heldWords } from "../../../holder/heldWords.ts";
import { countHeld, readHeld, readToday } from "../../../holder/readHolding.ts";
import { carrierName } from "../../../index/carrierNames.ts";
import { IndexDown } from "../../../index/IndexDown.tsx";
import { readCarrierNames } from "../../../index/readCarrierNames.ts";
import { asked } from "../../../server/asked.ts";

interface Props {
  params: Promise<{ address: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: shortAddress(addressOf((await params).address)) };
}

/** What an address holds. */
export default async function AddressPage({ params }: Props) {
  const address = addressOf((await params).address);
  const [count, held, today, names] = await Promise.all([
    asked(() => countHeld(address)),
    asked(() => readHeld(address)),
    asked(readToday),
    readCarrierNames(),
  ]);
  const many = count.ok ? Number(count.answer) : undefined;
  return (
    <article className="max-w-3xl pt-6 tablet:pt-10">
      <h1 className="text-title font-wire font-semibold break-all">{address}</h1>
      <p className="text-lead text-soft mt-3">
        {many === undefined
          ? "The chain does not answer at the moment."
          : `Holds ${many === 0 ? "no number" : many === 1 ? "one number" : `${many} numbers`}.`}
      </p>
      {!held.ok && <IndexDown reason={held.reason} lacks="which numbers it holds cannot be shown" />}
      {held.ok && held.answer.length > 0 && (
        <ul className="divide-line border-line mt-8 divide-y border-y">
          {held.answer.map(({ digits, carrier, contested, verifiedUntil = null, deposit }) => (
            <li key={digits} className="flex flex-wrap justify-between gap-x-6 py-3">
              <Link className="link font-semibold" href={`/number/${digits}`}>
                {formatNumber(BigInt(digits))}
              </Link>
              <span className="text-soft">
                {[
                  heldWords(
                    { carrierName: carrier ? carrierName(names, carrier.id) : null, contested, verifiedUntil },
                    today.ok ? today.answer : null,
                  ),
                  `deposit ${showAmount(BigInt(deposit), "ETT")}`,
                ]
                  .filter(Boolean)
                  .join(", ")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function addressOf(text: string): Address {
  if (!isAddress(text, { strict: false })) notFound();
  return getAddress(text);
}
