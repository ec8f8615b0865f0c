import { endOf, type Node, type SourceText, startOf } from "../../../scripts/test/solidity/tree.ts";
import type { Edit, Operator } from "./edit.ts";

/** What an operator is mistaken for: the boundary and the opposite, or its sibling. */
const MISTAKEN: Readonly<Record<string, { operator: string; for: readonly string[] }>> = {
  "<": { operator: "relational", for: ["<=", ">="] },
  "<=": { operator: "relational", for: ["<", ">"] },
  ">": { operator: "relational", for: [">=", "<="] },
  ">=": { operator: "relational", for: [">", "<"] },
  "==": { operator: "relational", for: ["!="] },
  "!=": { operator: "relational", for: ["=="] },
  "+": { operator: "arithmetic", for: ["-"] },
  "-": { operator: "arithmetic", for: ["+"] },
  "*": { operator: "arithmetic", for: ["/"] },
  "/": { operator: "arithmetic", for: ["*"] },
  "%": { operator: "arithmetic", for: ["/"] },
  "**": { operator: "arithmetic", for: ["*"] },
  "&&": { operator: "logical", for: ["||"] },
  "||": { operator: "logical", for: ["&&"] },
  "&": { operator: "bitwise", for: ["|"] },
  "|": { operator: "bitwise", for: ["&"] },
  "^": { operator: "bitwise", for: ["|"] },
  "<<": { operator: "bitwise", for: [">>"] },
  ">>": { operator: "bitwise", for: ["<<"] },
};

/** Another operator between the same operands; and of a logical one, each operand alone. */
export const binary: Operator = (node, source) => {
  const mistaken = node.nodeType === "BinaryOperation" ? MISTAKEN[node.operator as string] : undefined;
  if (!mistaken) return [];
  const [left, right] = [node.leftExpression as Node, node.rightExpression as Node];
  const edits = mistaken.for.map((other) => between(mistaken.operator, left, right, node, other, source));
  if (mistaken.operator === "logical") {
    for (const kept of [left, right]) edits.push(whole("logical", node, source.of(kept)));
  }
  return edits;
};

/** `+=` for `-=`, and the like. */
export const compound: Operator = (node, source) => {
  const sign = node.nodeType === "Assignment" ? (node.operator as string).slice(0, -1) : "";
  const mistaken = MISTAKEN[sign];
  if (!mistaken) return [];
  const [left, right] = [node.leftHandSide as Node, node.rightHandSide as Node];
  return mistaken.for.map((other) => between(mistaken.operator, left, right, node, `${other}=`, source));
};

/** A sign that is lost, or counting the other way. */
export const unary: Operator = (node, source) => {
  if (node.nodeType !== "UnaryOperation") return [];
  const operand = source.of(node.subExpression as Node);
  if (node.operator === "!") return [whole("logical", node, operand)];
  if (node.operator === "~") return [whole("bitwise", node, operand)];
  const other = { "++": "--", "--": "++" }[node.operator as string];
  return other ? [whole("arithmetic", node, node.prefix ? other + operand : operand + other)] : [];
};

/** A number one off, the other truth value. */
export const literal: Operator = (node, source) => {
  if (node.nodeType !== "Literal") return [];
  const text = source.of(node);
  if (node.kind === "bool") return [whole("literal", node, text === "true" ? "false" : "true")];
  const [, digits, unit] = /^(0x[\da-f_]+|[\d_]+)(.*)$/is.exec(text) ?? [];
  if (node.kind !== "number" || digits === undefined) return [];
  const value = BigInt(digits.replaceAll("_", ""));
  const neighbours = value === 0n ? [1n] : [value + 1n, value - 1n];
  return neighbours.map((near) => whole("constant", node, `${near}${unit}`));
};

/** A condition turned round; of a choice between two, always the one or always the other. */
export const condition: Operator = (node, source) => {
  if (node.nodeType === "Conditional") {
    const choices = [node.trueExpression as Node, node.falseExpression as Node];
    return choices.map((choice) => whole("condition", node, `(${source.of(choice)})`));
  }
  if (!["IfStatement", "WhileStatement", "ForStatement"].includes(node.nodeType) || !node.condition) return [];
  const asked = node.condition as Node;
  return [whole("condition", asked, `!(${source.of(asked)})`)];
};

/** Two neighbouring arguments of one type, the wrong way round. Their names, if they have any, stay where they are. */
export const swapped: Operator = (node, source) => {
  if (node.nodeType !== "FunctionCall") return [];
  const given = node.arguments as Node[];
  const edits: Edit[] = [];
  for (const [index, second] of given.entries()) {
    const first = given[index - 1];
    if (!first || typeOf(first) !== typeOf(second) || source.of(first) === source.of(second)) continue;
    edits.push({
      ...{ operator: "arguments", start: startOf(first), end: endOf(second) },
      replacement: source.of(second) + source.slice(endOf(first), startOf(second)) + source.of(first),
    });
  }
  return edits;
};

function typeOf(node: Node): unknown {
  return (node.typeDescriptions as { typeString?: string }).typeString;
}

function whole(operator: string, node: Node, replacement: string): Edit {
  return { operator, start: startOf(node), end: endOf(node), replacement };
}

/** The whole operation with another sign in its middle, so that a reader of the list sees what it is about. */
function between(operator: string, left: Node, right: Node, node: Node, sign: string, source: SourceText): Edit {
  // Parentheses and comments around the sign stay as they are.
  const [from, to] = [endOf(left), startOf(right)];
  const middle = source.slice(from, to).replace(node.operator as string, () => sign);
  const head = source.slice(startOf(node), from);
  return whole(operator, node, head + middle + source.slice(to, endOf(node)));
}
