/** A number's changes are counted up to here; then it can only leave its holder. */
export const LAST_SEQUENCE = 65_535;

/** Until everything that was signed for a number has expired, which all does within 30 days. */
const DAYS_TO_REST_AT_LAST = 31;

/**
 * How many days a number that nobody holds rests from its release on: equals `restDays` of the contracts' NumberRecord.
 * @param resting whether the number rests for its range's quarantine
 * @param quarantineDays the range's; 0 outside ranges
 */
export function restDays(resting: boolean, sequence: number, quarantineDays: number): number {
  return Math.max(resting ? quarantineDays : 0, sequence === LAST_SEQUENCE ? DAYS_TO_REST_AT_LAST : 0);
}
