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

/** `1 day`, `90 days`. */
export function countDays(days: number): string {
  return `${days} day${days === 1 ? "" : "s"}`;
}
