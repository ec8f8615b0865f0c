import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Change, StoredRecord } from "@dots/protocol";
import type { BlockRef } from "./block.ts";
import type { UndoBlock } from "./replica.ts";

/** What a snapshot is a copy of: it is used for nothing else. */
export interface Identity {
  chainId: number;
  registry: string;
}

/** What the snapshot says of itself. */
export interface Meta extends Identity {
  format: number;
  /** Hash of block 0; null until a node told. */
  genesis: string | null;
  floor: BlockRef;
  head: BlockRef;
}

const FILE = "snapshot.sqlite";

// The write-ahead log makes each transaction whole whenever the process ends. Locked for as long as it is open: a second
// bridge on the same folder would roll back what the first one wrote.
const SCHEMA = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS meta (id INTEGER PRIMARY KEY CHECK (id = 0), value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS record (kind TEXT, key INTEGER, value TEXT NOT NULL, PRIMARY KEY (kind, key)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS undo (block INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

/** The snapshot's file with its statements, in SQLite. Values are JSON: every record is plain data. */
export class SnapshotFile {
  readonly #file: DatabaseSync;
  readonly #statements: Record<"put" | "drop" | "putUndo" | "dropUndo" | "forget" | "putMeta" | "meta", StatementSync>;

  constructor(folder: string) {
    this.#file = new DatabaseSync(join(folder, FILE));
    try {
      this.#file.exec(SCHEMA);
      this.#file.exec("BEGIN EXCLUSIVE; COMMIT");
    } catch (error) {
      this.#file.close();
      throw error;
    }
    const prepare = (sql: string) => this.#file.prepare(sql);
    this.#statements = {
      put: prepare("INSERT OR REPLACE INTO record (kind, key, value) VALUES (?, ?, ?)"),
      drop: prepare("DELETE FROM record WHERE kind = ? AND key = ?"),
      putUndo: prepare("INSERT OR REPLACE INTO undo (block, value) VALUES (?, ?)"),
      dropUndo: prepare("DELETE FROM undo WHERE block = ?"),
      forget: prepare("DELETE FROM undo WHERE block <= ?"),
      putMeta: prepare("INSERT OR REPLACE INTO meta (id, value) VALUES (0, ?)"),
      meta: prepare("SELECT value FROM meta"),
    };
  }

  transaction(work: () => void): void {
    this.#file.exec("BEGIN IMMEDIATE");
    try {
      work();
      this.#file.exec("COMMIT");
    } catch (error) {
      if (this.#file.isTransaction) this.#file.exec("ROLLBACK");
      throw error;
    }
  }

  put({ table, key }: Pick<StoredRecord, "table" | "key">, record: Change["after"]): void {
    if (record === undefined) this.#statements.drop.run(table, key);
    else this.#statements.put.run(table, key, JSON.stringify(record));
  }

  putUndo(undo: UndoBlock): void {
    this.#statements.putUndo.run(undo.block.number, JSON.stringify(undo));
  }

  dropUndo(block: number): void {
    this.#statements.dropUndo.run(block);
  }

  forgetUpTo(block: number): void {
    this.#statements.forget.run(block);
  }

  putMeta(meta: Meta): void {
    this.#statements.putMeta.run(JSON.stringify(meta));
  }

  meta(): Meta | null {
    const row = this.#statements.meta.get();
    return row ? JSON.parse(String(row.value)) : null;
  }

  *records(): Generator<StoredRecord> {
    for (const { kind, key, value } of this.#file.prepare("SELECT kind, key, value FROM record").iterate()) {
      yield { table: kind, key, record: JSON.parse(String(value)) } as StoredRecord;
    }
  }

  undoBlocks(): UndoBlock[] {
    const rows = this.#file.prepare("SELECT value FROM undo ORDER BY block").all();
    return rows.map(({ value }) => JSON.parse(String(value)));
  }

  clear(): void {
    this.#file.exec("DELETE FROM record; DELETE FROM undo; DELETE FROM meta");
  }

  close(): void {
    this.#file.close();
  }
}

/** Moves the file in `folder`, which must be closed, into a folder of its own beside it, and says where. */
export function moveAside(folder: string): string {
  let n = 1;
  while (existsSync(join(folder, `set-aside.${n}`))) n++;
  const aside = join(folder, `set-aside.${n}`);
  mkdirSync(aside);
  for (const file of [FILE, `${FILE}-wal`]) {
    if (existsSync(join(folder, file))) renameSync(join(folder, file), join(aside, file));
  }
  return aside;
}
