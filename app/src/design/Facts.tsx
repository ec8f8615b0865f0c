import type { ReactNode } from "react";

/** One line of a quote: what, how much, and what to know about it. */
export interface Fact {
  label: string;
  value: string;
  note?: string;
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="divide-line divide-y">
      {facts.map(({ label, value, note }) => (
        <FactRow key={label} label={label} note={note}>
          {value}
        </FactRow>
      ))}
    </dl>
  );
}

export function FactRow({ label, note, children }: { label: string; note?: string | undefined; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-4 py-2">
      <dt className="text-soft">{label}</dt>
      <dd className="min-w-0 text-right break-words">{children}</dd>
      {note && <dd className="text-small text-soft col-span-2 mt-0.5">{note}</dd>}
    </div>
  );
}
