import { showDay } from "../design/days.ts";

/** A number that an address holds, as the index has it. */
export interface Held {
  /** The name of the carrier that serves it; null if none does. */
  carrierName: string | null;
  contested: boolean;
  /** The last day on which a verifier's word for its holder counts; null where none vouched. */
  verifiedUntil: number | null;
}

/**
 * How a held number stands on a day of the chain, null where the chain does not tell which it is. The index hears of no
 * lapse, which time alone brings: from the day after, no carrier's route leads to the holder. Nor does it hear that a
 * contest became void, which the number's page asks the chain about.
 */
export function heldWords({ carrierName, contested, verifiedUntil }: Held, today: number | null): string {
  const lapsed = verifiedUntil !== null && today !== null && today > verifiedUntil;
  const standing = [
    lapsed ? `lapsed after ${showDay(verifiedUntil)}` : carrierName,
    contested ? "contested (see its page)" : null,
    verifiedUntil !== null && !lapsed ? `verified until ${showDay(verifiedUntil)}` : null,
  ];
  return standing.filter((each) => each !== null).join(", ");
}
