import Link from "next/link";
import { shortAddress } from "../design/shortAddress.ts";
import { actionWords, actorOf } from "../index/actionWords.ts";
import { IndexDown } from "../index/IndexDown.tsx";
import { Waiting } from "../live/LiveAnswers.tsx";
import type { Parts } from "../live/parts.ts";

const WHEN = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});

/** From the first claim to now, as the index tells it, and how far behind the chain it is. */
export function History({
  index,
  block,
  changes = 0,
}: {
  index: Parts["index"] | undefined;
  block: Parts["block"] | undefined;
  changes?: number | undefined;
}) {
  return (
    <section aria-labelledby="history" data-testid="history">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 pb-3">
        <h2 id="history" className="text-title font-semibold">
          History
        </h2>
        {index?.ok && block && <Lag index={index.answer.block} chain={Number(block.number)} />}
      </div>
      {!index && <Waiting />}
      {index && !index.ok && <IndexDown reason={index.reason} lacks="the history cannot be shown" />}
      {index?.ok && index.answer.actions.length === 0 && (
        <p className="text-soft">Nothing has happened to this number yet.</p>
      )}
      {index?.ok && (
        <ol key={changes}>
          {index.answer.actions.map((action, place) => (
            <li
              key={action.id}
              className={`border-line border-t py-2.5 ${changes > 0 && place === 0 ? "changed" : ""}`}
            >
              <p>{actionWords(action)}</p>
              <p className="text-small text-soft">
                <Actor account={actorOf(action)} />
                {WHEN.format(new Date(action.timestamp * 1_000))} UTC, block {action.block}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Actor({ account }: { account: string | null }) {
  if (!account) return null;
  return (
    <>
      by{" "}
      <Link className="link font-wire" href={`/address/${account}`}>
        {shortAddress(account)}
      </Link>
      ,{" "}
    </>
  );
}

/** The index hears of a block a moment later than the chain: one block behind is up to date. */
const USUAL_LAG = 1;

function Lag({ index, chain }: { index: number; chain: number }) {
  const behind = chain - index;
  return (
    <p className="text-small text-soft">
      {behind <= USUAL_LAG ? "The index is up to date." : `The index is ${behind} blocks behind.`}
    </p>
  );
}
