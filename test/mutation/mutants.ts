import { childrenOf, isNode, type Node, SourceText } from "../../scripts/test/solidity/tree.ts";
import { opcode, yulForgotten, yulLiteral } from "./operators/assembly.ts";
import type { Edit, Operator } from "./operators/edit.ts";
import { binary, compound, condition, literal, swapped, unary } from "./operators/expressions.ts";
import { checked, forgotten, unmodified } from "./operators/statements.ts";

/** A source with one mistake in it. */
export interface Mutant extends Edit {
  file: string;
  /** The contract or library and the function it is in; "" for what stands outside of any. */
  place: string;
  line: number;
  /** The source line on which it begins, without its indent. */
  lineText: string;
  /** Where in that text, counted from 1. */
  column: number;
  /** What stands there, on one line. */
  original: string;
}

const operators: readonly Operator[] = [
  ...[binary, compound, unary, literal, condition, swapped],
  ...[forgotten, unmodified, checked],
  ...[opcode, yulForgotten, yulLiteral],
];

/** Declarations for others: nothing happens in them. */
const SILENT = new Set(["PragmaDirective", "ImportDirective", "EventDefinition", "ErrorDefinition", "EnumDefinition"]);

/** Every mutant of a file, in the order of the source. */
export function mutantsOf(file: string, tree: unknown, text: string): Mutant[] {
  if (!isNode(tree)) throw new TypeError(`${file}: no syntax tree`);
  const source = new SourceText(text);
  const found: Mutant[] = [];
  visit(tree, []);
  return found;

  function visit(node: Node, around: readonly string[]): void {
    if (SILENT.has(node.nodeType)) return;
    const within = nameOf(node) === undefined ? around : [...around, nameOf(node)!];
    for (const edit of operators.flatMap((operator) => operator(node, source))) {
      found.push({
        ...edit,
        ...{ file, place: within.join("."), line: source.lineAt(edit.start) },
        lineText: text.split("\n")[source.lineAt(edit.start) - 1]!.trim(),
        column: source.columnAt(edit.start),
        original: oneLine(source.slice(edit.start, edit.end)),
      });
    }
    for (const child of childrenOf(node)) visit(child, within);
  }
}

/** What changes, in one line. */
export function describe({ operator, original, replacement }: Mutant): string {
  return `${operator}: ${original} -> ${oneLine(replacement) || "nothing"}`;
}

export function mutated(mutant: Edit, text: string): string {
  return new SourceText(text).with(mutant.start, mutant.end, mutant.replacement);
}

function nameOf(node: Node): string | undefined {
  if (!["ContractDefinition", "FunctionDefinition", "ModifierDefinition"].includes(node.nodeType)) return undefined;
  return (node.name as string) || (node.kind as string);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
