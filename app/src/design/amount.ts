/** ETT and ether have 18 decimals. */
const UNIT = 10n ** 18n;

/**
 * An amount in the smallest unit for people: `12.5 ETT`. At most `decimals` places; what is cut off is rounded up, so that a
 * page never promises a lower price than the chain asks.
 */
export function showAmount(value: bigint, unit: string, decimals = 4): string {
  const step = 10n ** BigInt(18 - decimals);
  const rounded = ((value + step - 1n) / step) * step;
  const fraction = (rounded % UNIT).toString().padStart(18, "0").replace(/0+$/, "");
  const whole = (rounded / UNIT).toString().replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return `${whole}${fraction ? `.${fraction}` : ""} ${unit}`;
}
