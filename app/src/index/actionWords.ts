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
      return `Released${to ? ` to its challenger ${shortAddress(to)}` : ""}${money && `, ${money} back`}`;
    case "port":
      return `Ported${named(" from", donor)}${named(" to", carrier)}${money && `, fee ${money}`}`;
    case "changeRoute":
      return `Moved to another route${named(" of", carrier)}`;
    case "transfer":
      return `Handed${to ? ` to ${shortAddress(to)}` : " over"}`;
    case "renew":
      return "Verified anew";
    case "sweep":
      return `Ended after its verification had lapsed${money && `, ${money} back`}`;
    case "openContest":
      return `Contested${to ? ` for ${shortAddress(to)}` : ""}${money && `, stake ${money}`}`;
    case "answerContest":
      return `Contest answered${money && `, ${money} of the stake to the holder`}`;
    case "dropContest":
      return `Contest dropped${money && `, stake of ${money} back`}`;
    case "settleContest":
      return `Passed on${to ? ` to its challenger ${shortAddress(to)}` : ""}${money && `, ${money} back`}`;
    case "openDecision":
      return "Decision of the authority to end the holding";
    case "withdrawDecision":
      return "Decision of the authority withdrawn";
    case "carryOutDecision":
      return `Ended by decision of the authority${money && `, ${money} back`}`;
    case "moveToSuccessor":
      return "Moved on to the registry after this one";
    case "arrive":
      return "Came from the registry before this one";
    default:
      return kind;
  }
}

/** Anybody may do these once the time has come: the account is not who did it but whom it concerns. */
const ANYBODYS = new Set(["dropContest", "settleContest", "carryOutDecision"]);

/** Who did it, as far as the chain's events tell. */
export function actorOf({ kind, account }: IndexedAction): string | null {
  return ANYBODYS.has(kind) ? null : account;
}

function named(preposition: string, carrier: IndexedAction["carrier"]): string {
  return carrier ? `${preposition} ${carrier.name || `carrier ${carrier.id}`}` : "";
}
