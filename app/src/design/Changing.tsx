"use client";
import { type ReactNode, useState } from "react";

/** Marks what it holds whenever `value` becomes another one; not when it is first shown. */
export function Changing({ value, children }: { value: string | number | null; children: ReactNode }) {
  const [seen, setSeen] = useState({ value, changes: 0 });
  if (seen.value !== value) setSeen({ value, changes: seen.changes + 1 });
  return (
    // A new key starts the mark anew at every change.
    <span key={seen.changes} className={seen.changes > 0 ? "changed" : ""}>
      {children}
    </span>
  );
}
