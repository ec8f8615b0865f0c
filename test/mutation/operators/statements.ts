import { endOf, type Node, type SourceText, startOf } from "../../../scripts/test/solidity/tree.ts";
import type { Edit, Operator } from "./edit.ts";

const DELETED = new Set(["ExpressionStatement", "EmitStatement", "RevertStatement", "Return", "Continue", "Break"]);

/** A statement forgotten: an assignment, a call, an event, a revert with the question that leads to it. */
export const forgotten: Operator = (node, source) => {
  // A revert that is all there is under a question goes with the question.
  const statements = onlyReverts(node) ? [] : statementsOf(node);
  return statements.flatMap((statement): Edit[] => {
    if (DELETED.has(statement.nodeType)) return [nothing("statement", statement, source)];
    if (onlyReverts(statement)) return [nothing("check", statement, source)];
    return [];
  });
};

/** A modifier forgotten. */
export const unmodified: Operator = (node) => {
  if (node.nodeType !== "FunctionDefinition") return [];
  const modifiers = (node.modifiers as Node[]).filter(({ kind }) => kind === "modifierInvocation");
  return modifiers.map((modifier) => ({
    ...{ operator: "modifier", start: startOf(modifier), end: endOf(modifier), replacement: "" },
  }));
};

/** Arithmetic that is checked after all: where it is a matter of what wraps, somebody has to notice. */
export const checked: Operator = (node, source) => {
  if (node.nodeType !== "UncheckedBlock") return [];
  const text = source.of(node);
  if (!text.startsWith("unchecked")) return [];
  const start = startOf(node);
  return [{ operator: "unchecked", start, end: start + "unchecked".length, replacement: "" }];
};

/** The statements that stand right below a node, in a block or as the body of an `if` or a loop. */
function statementsOf(node: Node): Node[] {
  if (node.nodeType === "Block" || node.nodeType === "UncheckedBlock") return (node.statements as Node[] | null) ?? [];
  const bodies = [node.trueBody, node.falseBody, node.body] as (Node | null | undefined)[];
  return bodies.filter((body) => body != null).filter(({ nodeType }) => nodeType !== "Block");
}

function onlyReverts({ nodeType, trueBody, falseBody }: Node): boolean {
  if (nodeType !== "IfStatement" || falseBody) return false;
  const statements = (trueBody as Node).nodeType === "Block" ? statementsOf(trueBody as Node) : [trueBody as Node];
  return statements.length === 1 && statements[0]!.nodeType === "RevertStatement";
}

function nothing(operator: string, statement: Node, source: SourceText): Edit {
  const end = endOf(statement);
  // Some kinds of statement end before their semicolon, others after it.
  const semicolon = source.slice(end, end + 1) === ";" ? 1 : 0;
  return { operator, start: startOf(statement), end: end + semicolon, replacement: "{}" };
}
