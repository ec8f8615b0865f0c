import { addStatementCoverageInstrumentation, latestSupportedSolidityVersion } from "@nomicfoundation/edr";
import { getCoverageLibrary } from "@nomicfoundation/edr/coverage";
import { isPackage, isTest, type Sources } from "../solidity/sources.ts";

/** A statement that reports when it is reached. */
export interface Statement {
  file: string;
  /** What it reports. */
  tag: string;
  /** Where it stands in the file, with the blanks and comments before it. */
  start: number;
  end: number;
}

/** The sources with a report before each statement, as Hardhat's `--coverage` writes it; tests and packages stay as they are. */
export function instrument(sources: Sources): { sources: Sources; statements: Statement[] } {
  const library = getCoverageLibrary();
  // The parser may lag behind the compiler, whose last versions brought nothing that it would not understand.
  const version = latestSupportedSolidityVersion();
  const reporting = new Map(sources).set(library.filename, library.content);
  const statements: Statement[] = [];
  for (const [file, text] of sources) {
    if (isTest(file) || isPackage(file)) continue;
    const { source, metadata } = addStatementCoverageInstrumentation(text, file, version);
    reporting.set(file, source);
    for (const { kind, tag, startUtf16, endUtf16 } of metadata) {
      if (kind === "statement")
        statements.push({ file, tag: Buffer.from(tag).toString("hex"), start: startUtf16, end: endUtf16 });
    }
  }
  return { sources: reporting, statements };
}
