/** An address short enough for a line: `0x1234…abcd`. The whole stands in the title or beside a copy button. */
export function shortAddress(address: string): string {
  return `${address.slice(0, 6)}…${address.slice(-4)}`;
}
