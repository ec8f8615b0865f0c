import { endOf, type Node, startOf } from "../../../scripts/test/solidity/tree.ts";
import type { Operator } from "./edit.ts";

const MISTAKEN: Readonly<Record<string, string>> = {
  ...{ add: "sub", sub: "add", mul: "div", div: "mul", shl: "shr", shr: "shl", and: "or", or: "and", xor: "or" },
  ...{ lt: "gt", gt: "lt", slt: "sgt", sgt: "slt" },
};

/** Another opcode with as many operands. */
export const opcode: Operator = (node) => {
  if (node.nodeType !== "YulFunctionCall") return [];
  const name = node.functionName as Node;
  const replacement = MISTAKEN[name.name as string];
  return replacement ? [{ operator: "assembly", start: startOf(name), end: endOf(name), replacement }] : [];
};

/** A number one off. */
export const yulLiteral: Operator = (node) => {
  if (node.nodeType !== "YulLiteral" || node.kind !== "number") return [];
  const value = BigInt(node.value as string);
  return (value === 0n ? [1n] : [value + 1n, value - 1n]).map((near) => ({
    ...{ operator: "assembly", start: startOf(node), end: endOf(node), replacement: String(near) },
  }));
};

/** An assignment or a call forgotten. */
export const yulForgotten: Operator = (node) => {
  if (node.nodeType !== "YulBlock") return [];
  const forgettable = (node.statements as Node[]).filter(({ nodeType }) =>
    ["YulAssignment", "YulExpressionStatement"].includes(nodeType),
  );
  return forgettable.map((statement) => ({
    ...{ operator: "assembly", start: startOf(statement), end: endOf(statement), replacement: "{}" },
  }));
};
