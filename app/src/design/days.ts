const LONG = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** A day of the contracts (`block.timestamp / 86400`, UTC) for people: `21 November 2026`. */
export function showDay(day: number): string {
  return LONG.format(new Date(day * 86_400_000));
}

const SECOND = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

/** A second of the chain for people: `21 November 2026 at 14:05 UTC`. */
export function showSecond(second: number): string {
  return `${SECOND.format(new Date(second * 1_000))} UTC`;
}

/** `1 day`, `90 days`. */
export function countDays(days: number): string {
  return `${days} day${days === 1 ? "" : "s"}`;
}
