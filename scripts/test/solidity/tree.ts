/** A node of solc's syntax tree (solc's "compact AST"): `src` is "start:length:file", counted in bytes. */
export interface Node {
  nodeType: string;
  src: string;
  [key: string]: unknown;
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).nodeType === "string";
}

/** The nodes right below one, in the order of the source. */
export function childrenOf(node: Node): Node[] {
  const found = Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]));
  return found.filter(isNode).sort((a, b) => startOf(a) - startOf(b));
}

export function startOf(node: Node): number {
  return Number.parseInt(node.src, 10);
}

export function endOf(node: Node): number {
  return startOf(node) + Number(node.src.split(":")[1]);
}

/** A source by bytes, as the tree counts them. */
export class SourceText {
  readonly #bytes: Buffer;

  constructor(text: string) {
    this.#bytes = Buffer.from(text);
  }

  slice(start: number, end: number): string {
    return this.#bytes.subarray(start, end).toString();
  }

  of(node: Node): string {
    return this.slice(startOf(node), endOf(node));
  }

  lineAt(offset: number): number {
    return this.slice(0, offset).split("\n").length;
  }

  /** Counted in characters from 1, the line's indent left out. */
  columnAt(offset: number): number {
    return this.slice(0, offset).split("\n").at(-1)!.trimStart().length + 1;
  }

  with(start: number, end: number, replacement: string): string {
    return this.slice(0, start) + replacement + this.slice(end, this.#bytes.length);
  }
}
