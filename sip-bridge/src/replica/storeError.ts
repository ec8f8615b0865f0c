import { BaseError } from "@dots/protocol";

/** Thrown where another process uses the folder, or it cannot be written. */
export class StoreError extends BaseError {
  override name = "StoreError";
}

/** SQLite's result code of an error; its low byte is the kind. */
function codeOf(error: unknown): number {
  return typeof error === "object" && error !== null && "errcode" in error ? Number(error.errcode) & 0xff : 0;
}

export function isBusy(error: unknown): boolean {
  return codeOf(error) === 5;
}

/** SQLITE_CORRUPT or SQLITE_NOTADB. */
export function isUnreadable(error: unknown): boolean {
  return [11, 26].includes(codeOf(error));
}

export function inUse(folder: string, cause: unknown): StoreError {
  const remedy = "Stop the other process, or set DOTS_DATA_DIR to another folder.";
  return new StoreError({ code: "StoreInUse", title: `Another process uses ${folder}.`, remedy, cause });
}

export function cannotWrite(folder: string, cause: unknown): StoreError {
  const found = cause instanceof Error ? cause.message : String(cause);
  const remedy = "Set DOTS_DATA_DIR to a folder that this process may write.";
  return new StoreError({ code: "StoreUnwritable", title: `Cannot write ${folder}.`, found, remedy, cause });
}
