import { showAmount } from "../design/amount.ts";
import { shortAddress } from "../design/shortAddress.ts";
import type { IndexedAction } from "./indexView.ts";

/** One line of a number's history in words. */
export function actionWords({ kind, donor, carrier, to, amount }: IndexedAction): string {
  const money = amount === null || amount === "0" ? "" : showAmount(BigInt(amount), "ETT");
  switch (kind) {
    case "claim":
      return `Claimed${named(" with", carrier)}${money && `, deposit ${money}`}`;
    case "release":
      return `Released${money && `, ${money} back`}`;
    case "port":
      return `Ported${named(" from", donor)}${named(" to", carrier)}${money && `, fee ${money}`}`;
    case "changeRoute":
      return `Moved to another route${named(" of", carrier)}`;
    case "transfer":
      return `Handed${to ? ` to ${shortAddress(to)}` : " over"}`;
    default:
      return kind;
  }
}

function named(preposition: string, carrier: IndexedAction["carrier"]): string {
  return carrier ? `${preposition} ${carrier.name || `carrier ${carrier.id}`}` : "";
}
