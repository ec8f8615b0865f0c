import type { Node, SourceText } from "../../../scripts/test/solidity/tree.ts";

/** One small change of a source that might go unnoticed: bytes `start` to `end` become the replacement. */
export interface Edit {
  /** What kind of mistake it is. */
  operator: string;
  start: number;
  end: number;
  replacement: string;
}

/** Says how a node might be mistaken. */
export type Operator = (node: Node, source: SourceText) => Edit[];
