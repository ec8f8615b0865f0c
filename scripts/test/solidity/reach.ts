import { childrenOf, isNode, type Node } from "./tree.ts";

/** A contract, by source and name. */
export interface ContractName {
  source: string;
  name: string;
}

/**
 * Which files hold code that ends up in a contract: its bases, the library and free functions it calls, the constants it
 * reads, the contracts it creates. What it only calls from outside does not.
 */
export class Reach {
  readonly #nodes = new Map<number, { node: Node; file: string }>();
  readonly #contracts = new Map<string, Node>();

  constructor(trees: ReadonlyMap<string, unknown>) {
    for (const [file, tree] of trees) {
      if (isNode(tree)) this.#index(tree, file);
    }
  }

  /** The files whose code is in a contract. */
  of({ source, name }: ContractName): ReadonlySet<string> {
    const contract = this.#contracts.get(`${source}:${name}`);
    if (!contract) throw new Error(`There is no contract ${source}:${name}.`);
    const files = new Set<string>();
    const seen = new Set<number>();
    const queue = [contract.id as number];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const found = this.#nodes.get(id);
      if (!found || seen.has(id)) continue;
      seen.add(id);
      files.add(found.file);
      queue.push(...this.#partsOf(found.node));
    }
    return files;
  }

  /** Declarations whose code comes along with a node's: bases, and whatever is referred to anywhere below it. */
  #partsOf(node: Node): number[] {
    const parts = (node.linearizedBaseContracts as number[] | undefined) ?? [];
    const below = childrenOf(node).flatMap((child) => this.#partsOf(child));
    return [...parts, ...createdBy(node), ...this.#referredBy(node), ...below];
  }

  #referredBy(node: Node): number[] {
    const ids = [node.referencedDeclaration, node.function].filter((id) => typeof id === "number");
    return ids.filter((id) => {
      const declaration = this.#nodes.get(id)?.node;
      if (declaration?.nodeType === "StructDefinition") return hasArrayLength(declaration);
      if (declaration?.nodeType === "VariableDeclaration") return declaration.constant === true;
      if (declaration?.nodeType !== "FunctionDefinition") return false;
      // A contract's own functions come with its bases; those of another are called where it stands.
      const holder = this.#nodes.get(declaration.scope as number)?.node;
      return holder?.nodeType === "SourceUnit" || holder?.contractKind === "library";
    });
  }

  #index(node: Node, file: string): void {
    if (typeof node.id === "number") this.#nodes.set(node.id, { node, file });
    if (node.nodeType === "ContractDefinition") this.#contracts.set(`${file}:${node.name}`, node);
    for (const child of childrenOf(node)) this.#index(child, file);
  }
}

/** The contracts whose creation code an expression holds: `new X(...)`, `type(X).creationCode`. */
function createdBy(node: Node): number[] {
  const named =
    node.nodeType === "NewExpression"
      ? (node.typeName as Node)
      : node.nodeType === "MemberAccess" && node.memberName === "creationCode"
        ? ((node.expression as Node).arguments as Node[] | undefined)?.[0]
        : undefined;
  return typeof named?.referencedDeclaration === "number" ? [named.referencedDeclaration] : [];
}

/** A type is code only where it says how long an array is, which is checked at each access. */
function hasArrayLength(node: Node): boolean {
  return (node.nodeType === "ArrayTypeName" && isNode(node.length)) || childrenOf(node).some(hasArrayLength);
}
