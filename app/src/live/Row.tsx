import type { ReactNode } from "react";

/** One party's answer: who was asked, the answer itself, and on demand how it went over the wire. */
export function Row({
  name,
  how,
  answer,
  aside,
  changes = 0,
  details,
}: {
  name: string;
  how: string;
  answer: ReactNode;
  aside?: ReactNode;
  changes?: number | undefined;
  details?: ReactNode;
}) {
  return (
    <li className="border-line border-t py-4" data-testid={`live-${name.toLowerCase()}`}>
      <div className="grid gap-x-6 gap-y-1 tablet:grid-cols-[7rem_1fr]">
        <div>
          <h3 className="font-semibold">{name}</h3>
          <p className="text-small text-soft">{how}</p>
        </div>
        <div className="min-w-0">
          {/* A new key starts the mark anew at every change. */}
          <div
            key={changes}
            className={`font-wire text-small tablet:text-body ${changes > 0 ? "changed" : ""}`}
            data-answer
          >
            {answer}
          </div>
          {aside && <p className="text-small text-soft mt-0.5">{aside}</p>}
          {details}
        </div>
      </div>
    </li>
  );
}

/** Something one may want to see, but not always. */
export function Wire({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="mt-1.5">
      <summary className="text-small link w-fit">{summary}</summary>
      <div className="mt-2 grid gap-2">{children}</div>
    </details>
  );
}

export function Verbatim({ label, children }: { label: string; children: string }) {
  return (
    <figure className="min-w-0">
      <figcaption className="text-small text-soft">{label}</figcaption>
      <pre className="font-wire text-small bg-well rounded-control mt-1 max-h-80 overflow-auto p-3 whitespace-pre-wrap break-all">
        {children.trimEnd()}
      </pre>
    </figure>
  );
}
