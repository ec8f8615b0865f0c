/** Names of carriers by id, as far as they are known. */
export type CarrierNames = Readonly<Record<number, string>>;

/** A carrier's name, or its id where the name is not known. */
export function carrierName(names: CarrierNames, carrier: number): string {
  return names[carrier] ?? `carrier ${carrier}`;
}
