import type { Problem } from "./problem.ts";

/** A failure in words, with what a developer wants to see underneath. */
export function ProblemNote({ problem, hash }: { problem: Problem; hash?: string | undefined }) {
  const { title, found, needed, remedy, raw } = problem;
  return (
    <div role="alert">
      <p className="text-lead text-bad py-2 font-semibold">{title}</p>
      {found && <p>Found: {found}.</p>}
      {needed && <p>Needed: {needed}.</p>}
      <p className="mt-1">{remedy}</p>
      <details className="mt-3">
        <summary className="text-small link w-fit">Details</summary>
        <pre className="font-wire text-small bg-well rounded-control mt-2 max-h-60 overflow-auto p-3 whitespace-pre-wrap break-all">
          {[raw, hash && `Transaction ${hash}`].filter(Boolean).join("\n")}
        </pre>
      </details>
    </div>
  );
}
