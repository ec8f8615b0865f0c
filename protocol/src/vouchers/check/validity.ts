/** The longest that a signature about a number may be valid, in seconds: `LONGEST_VALID` of the contracts. */
export const LONGEST_VALID = 30 * 86_400;

/** Whether a voucher of these times (seconds) can be used at a block's timestamp: both ends included. */
export function isValidAt(
  { issuedAt, expiresAt }: { issuedAt: number; expiresAt: number },
  timestamp: number,
): boolean {
  return issuedAt <= timestamp && timestamp <= expiresAt && expiresAt - issuedAt <= LONGEST_VALID;
}
