import { type Address, zeroAddress } from "viem";
import { nextChange } from "./nextChange.ts";
import type { RegistryEvent } from "./registryEvent.ts";
import { resolve, resolveByRange } from "./resolve.ts";
import { type Change, emptyTables, type NumberRecord, type RecordOf, type StoredRecord, type Table } from "./tables.ts";
import type { Resolution } from "./types.ts";

const NOT_HELD = { profile: 0, ported: false, verifier: 0 } as const;

/**
 * The registry as told by its events alone. Feed it every event of `RegistryEvent` in the order of the chain; keep the
 * changes it gives back for as long as a reorganisation may reach, and undo them newest first.
 */
export class RegistryModel {
  readonly #tables = emptyTables();
  readonly #desk: string;

  /** @param desk the PortingDesk: tokens on their way to and from it are not transferred */
  constructor({ desk }: { desk: Address }) {
    this.#desk = desk.toLowerCase();
  }

  /** Takes in one event; null if it changes nothing here. */
  apply(event: RegistryEvent): Change | null {
    switch (event.name) {
      case "NumberClaimed": {
        const { profile, sequence } = event;
        const held = { standing: "held", profile, sequence, day: 0, ported: false, verifier: 0 } as const;
        return this.#put("number", Number(event.number), held);
      }
      case "NumberReleased": {
        const { sequence, day, quarantined } = event;
        const standing = quarantined ? "resting" : "released";
        return this.#put("number", Number(event.number), { ...NOT_HELD, standing, sequence, day });
      }
      case "NumberChanged": {
        const { profile, sequence, day, ported, verifier } = event;
        return this.#put("number", Number(event.number), {
          standing: "held",
          profile,
          sequence,
          day,
          ported,
          verifier,
        });
      }
      case "NumberMovedOn":
        return this.#put("number", Number(event.number), {
          ...NOT_HELD,
          standing: "moved",
          sequence: event.sequence,
          day: 0,
        });
      case "NumberPorted":
        return this.#changeNumber(event.number, (held) => ({
          ...held,
          profile: event.toProfile,
          sequence: event.sequence,
          ported: held.ported || event.ported,
        }));
      case "Transfer":
        if (!this.#isPlainTransfer(event.from, event.to)) return null;
        return this.#changeNumber(event.number, (held) => ({ ...held, sequence: held.sequence + 1 }));
      case "RangeChanged":
        return this.#put("range", Number(event.prefix), event.range.carrier === 0 ? undefined : event.range);
      case "AuthorityChanged":
        return this.#put("authority", Number(event.prefix), event.authority);
      case "ProfileChanged": {
        const { carrier, version, ttl, flags, rules } = event;
        return this.#put("profile", event.profile, { carrier, version, ttl, flags, rules });
      }
      case "CarrierChanged":
        return this.#put("carrier", event.carrier, { status: event.status });
    }
  }

  /** Takes a change back. Changes must be undone newest first. */
  undo(change: Change): void {
    this.#set(change.table, change.key, change.before);
  }

  /** Where calls to the number go at a block's timestamp (seconds): equals the registry's `resolve`. */
  resolve(number: bigint, timestamp: number): Resolution {
    return resolve(this.#tables, number, timestamp);
  }

  /** Where calls to the number go by the range of `located` alone: for calls with marks of portability (RFC 4694). */
  resolveByRange(number: bigint, located: bigint, timestamp: number): Resolution {
    return resolveByRange(this.#tables, number, located, timestamp);
  }

  /**
   * When block time alone can next change what `resolve` says of the number, in seconds; null if it cannot. An answer
   * must not be kept beyond it.
   */
  nextChange(number: bigint, timestamp: number): number | null {
    return nextChange(this.#tables, number, timestamp);
  }

  /** Every record, for a snapshot. */
  *records(): Generator<StoredRecord> {
    for (const [table, records] of Object.entries(this.#tables)) {
      for (const [key, record] of records) yield { table, key, record } as StoredRecord;
    }
  }

  /** Puts back a record of a snapshot. */
  restore({ table, key, record }: StoredRecord): void {
    this.#set(table, key, record);
  }

  /** One record as it stands, undefined if there is none. */
  record<T extends Table>(table: T, key: number): RecordOf[T] | undefined {
    const records: ReadonlyMap<number, RecordOf[T]> = this.#tables[table];
    return records.get(key);
  }

  /** How many records a table has. */
  count(table: Table): number {
    return this.#tables[table].size;
  }

  #isPlainTransfer(from: Address, to: Address): boolean {
    return (
      from !== zeroAddress && to !== zeroAddress && from.toLowerCase() !== this.#desk && to.toLowerCase() !== this.#desk
    );
  }

  /** Null for a number nobody holds: the event came before its claim was seen, and the claim will carry the whole state. */
  #changeNumber(number: bigint, change: (held: NumberRecord) => NumberRecord): Change | null {
    const held = this.#tables.number.get(Number(number));
    return held?.standing === "held" ? this.#put("number", Number(number), change(held)) : null;
  }

  #put<T extends Table>(table: T, key: number, after: RecordOf[T] | undefined): Change {
    const before = this.#tables[table].get(key);
    this.#set(table, key, after);
    return { table, key, before, after } as Change;
  }

  #set<T extends Table>(table: T, key: number, record: RecordOf[T] | undefined): void {
    const records: Map<number, RecordOf[T]> = this.#tables[table];
    if (record === undefined) records.delete(key);
    else records.set(key, record);
  }
}
