import { formatNumber } from "@dots/protocol";
import Link from "next/link";
import { actionWords } from "../index/actionWords.ts";
import { readLately } from "../index/readIndex.ts";
import { asked } from "../server/asked.ts";

const SHOWN = 5;

/** What happened to numbers lately, from the index; nothing at all where it is silent. */
export async function Lately() {
  const lately = await asked(() => readLately(SHOWN));
  if (!lately.ok || lately.answer.length === 0) return null;
  return (
    <section className="mt-10" aria-labelledby="lately">
      <h2 id="lately" className="text-soft text-small">
        Lately
      </h2>
      <ul className="divide-line border-line mt-2 divide-y border-y">
        {lately.answer.map((action) => (
          <li key={action.id} className="flex flex-wrap justify-between gap-x-6 py-2">
            <Link href={`/number/${action.digits}`} className="link font-semibold">
              {formatNumber(BigInt(action.digits))}
            </Link>
            <span className="text-soft">{actionWords(action)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
