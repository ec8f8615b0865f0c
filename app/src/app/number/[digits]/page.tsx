import { digitsOf, formatNumber, NumberError, parseNumber } from "@dots/protocol";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { readNumber } from "../../../chain/readNumber.ts";
import { readCarrierNames } from "../../../index/readCarrierNames.ts";
import { NumberPage } from "../../../number/NumberPage.tsx";
import { asked } from "../../../server/asked.ts";
import { publicSettings } from "../../../server/publicSettings.ts";

interface Props {
  params: Promise<{ digits: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: formatNumber(numberOf((await params).digits)) };
}

/** The permanent address of a number: `/number/12125550123`. Other writings lead here. */
export default async function Page({ params }: Props) {
  const { digits: written } = await params;
  const number = numberOf(written);
  const digits = digitsOf(number);
  if (written !== digits) redirect(`/number/${digits}`);
  const [chain, names] = await Promise.all([asked(() => readNumber(number)), readCarrierNames()]);
  const initial = { chain, ...(chain.ok ? { block: chain.answer.block } : {}) };
  return (
    <NumberPage
      digits={digits}
      display={formatNumber(number)}
      initial={initial}
      names={names}
      settings={publicSettings()}
    />
  );
}

function numberOf(written: string): bigint {
  try {
    return parseNumber(decodeURIComponent(written));
  } catch (error) {
    if (error instanceof NumberError || error instanceof URIError) notFound();
    throw error;
  }
}
