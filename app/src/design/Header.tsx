import Link from "next/link";
import type { PublicSettings } from "../server/settings.ts";
import { AccountSlot } from "../wallet/AccountSlot.tsx";

export function Header({ settings }: { settings: PublicSettings }) {
  return (
    <header className="mx-auto flex w-full max-w-6xl items-center justify-between gap-4 px-5 py-4 tablet:px-8">
      <Link href="/" className="flex items-center gap-3 font-semibold" aria-label="DOTS, search">
        <Mark />
        <span>DOTS</span>
      </Link>
      <AccountSlot settings={settings} />
    </header>
  );
}

/** A dial pad of which one key is pressed. */
function Mark() {
  return (
    <svg viewBox="0 0 22 22" className="size-6" aria-hidden="true">
      {[3, 11, 19].flatMap((y) =>
        [3, 11, 19].map((x) => (
          <circle
            key={`${x} ${y}`}
            cx={x}
            cy={y}
            r={x === 11 && y === 11 ? 3 : 2}
            className={x === 11 && y === 11 ? "fill-act" : "fill-edge"}
          />
        )),
      )}
    </svg>
  );
}
