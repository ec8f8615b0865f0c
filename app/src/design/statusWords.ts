import type { Status } from "@dots/protocol";

/** What is shown as status in one word: that of the registry, but for a held number under contest. */
export type StatusWord = Status | "contested";

/** How a status looks and what it means, in a sentence for people. */
export const STATUS_WORDS: Record<StatusWord, { colour: string; meaning: string }> = {
  unassigned: {
    colour: "text-soft",
    meaning: "No carrier holds a range around it, and nobody holds it.",
  },
  available: { colour: "text-good", meaning: "Nobody holds it." },
  held: { colour: "text-held", meaning: "Somebody holds it." },
  contested: {
    colour: "text-bad",
    meaning: "Somebody holds it, and whether he keeps it is not decided yet.",
  },
  lapsed: {
    colour: "text-wait",
    meaning: "Its verification has run out, so calls do not reach its holder.",
  },
  quarantined: {
    colour: "text-wait",
    meaning: "It was given back not long ago and rests before anybody may claim it.",
  },
  moved: { colour: "text-soft", meaning: "Its holder moved it to the registry that follows this one." },
};
