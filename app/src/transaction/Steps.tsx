import { STAGES, type Stage } from "./state.ts";

const WORDS: Record<(typeof STAGES)[number], string> = {
  review: "Review",
  sign: "Sign",
  sent: "Sent",
  confirmed: "Confirmed",
  indexed: "Indexed",
};

/** The five states of a transaction, with the present one marked. */
export function Steps({ stage }: { stage: Stage }) {
  const failed = stage.stage === "failed";
  const at = STAGES.indexOf(failed ? stage.at : stage.stage);
  return (
    <ol className="my-5 grid grid-cols-5 gap-1.5" aria-label="Progress">
      {STAGES.map((name, place) => {
        const reached = place <= at;
        const bar = !reached ? "bg-line" : failed && place === at ? "bg-bad" : "bg-act";
        return (
          <li key={name} aria-current={place === at ? "step" : undefined} className="text-small">
            <span
              className={`block h-1 rounded-full ${bar} ${place === at && stage.stage === "sent" ? "animate-pulse" : ""}`}
            />
            <span className={`mt-1.5 block ${place === at ? "font-semibold" : "text-soft"}`}>
              {failed && place === at ? "Failed" : WORDS[name]}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
