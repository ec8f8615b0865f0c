"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";

/**
 * A native modal dialog: the browser traps focus, closes it on Escape and gives focus back. With `kept` neither Escape nor the
 * backdrop closes it.
 */
export function Dialog({
  open,
  title,
  onClose,
  kept = false,
  children,
}: {
  open: boolean;
  title: string;
  onClose: () => void;
  kept?: boolean;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way is Escape, which the browser gives.
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      className="bg-sheet border-line rounded-sheet shadow-dialog m-auto w-[min(30rem,calc(100vw-1.5rem))] max-h-[calc(100dvh-2rem)] overflow-y-auto border p-0"
      onCancel={(event) => kept && event.preventDefault()}
      onClose={onClose}
      onClick={(event) => !kept && event.target === dialog.current && dialog.current.close()}
    >
      {open && (
        <div className="p-6">
          <div className="flex items-start justify-between gap-4">
            <h2 id={heading} className="text-title font-semibold">
              {title}
            </h2>
            {!kept && (
              <button
                type="button"
                className="text-soft hover:text-ink -mt-1 -mr-2 size-9 rounded-control text-title"
                onClick={() => dialog.current?.close()}
                aria-label="Close"
              >
                ×
              </button>
            )}
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
