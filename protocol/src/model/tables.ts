import type { AuthorityRecord, CarrierRecord, ProfileRecord, RangeRecord } from "./registryEvent.ts";

/**
 * What the model remembers of a number that was ever claimed. `resting` is a released number that must wait for its range's
 * quarantine days; `moved` is one that lives in another registry now. `day` is the day of the release, and of a number that a
 * verifier vouched for (`verifier` above 0) the last day on which it is live; nothing turns on it otherwise.
 */
export interface NumberRecord {
  standing: "held" | "released" | "resting" | "moved";
  profile: number;
  sequence: number;
  day: number;
  ported: boolean;
  verifier: number;
}

/** Records of each table by name. Keys are numbers, prefixes and ids as doubles: 15 digits are exact. */
export interface RecordOf {
  number: NumberRecord;
  range: RangeRecord;
  authority: AuthorityRecord;
  profile: ProfileRecord;
  carrier: CarrierRecord;
}
export type Table = keyof RecordOf;

/** One record as it stands in a snapshot: plain data, fit for JSON and structured clone. */
export type StoredRecord = { [T in Table]: { table: T; key: number; record: RecordOf[T] } }[Table];

/**
 * What one event did: the record before and after, undefined where there was none. `model.undo(change)` puts `before`
 * back; a store keeps `before` as its undo record and `after` as its state. Records are never changed in place.
 */
export type Change = {
  [T in Table]: { table: T; key: number; before: RecordOf[T] | undefined; after: RecordOf[T] | undefined };
}[Table];

export type Tables = { [T in Table]: Map<number, RecordOf[T]> };

export function emptyTables(): Tables {
  return { number: new Map(), range: new Map(), authority: new Map(), profile: new Map(), carrier: new Map() };
}
