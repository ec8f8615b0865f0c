import { inBrackets, listed, plainSource } from "./source.ts";

/** A custom error, as its contract declares it. */
export interface DeclaredError {
  path: string;
  /** The interface, contract or library that declares it; empty where none does. */
  owner: string;
  name: string;
  /** How many values it carries. */
  values: number;
}

/** The custom errors that a source declares. */
export function declaredErrors(path: string, source: string): DeclaredError[] {
  const plain = plainSource(source);
  return [...plain.matchAll(/\berror\s+(\w+)\s*\(/g)].map((match) => {
    const owners = [...plain.slice(0, match.index).matchAll(/\b(?:interface|contract|library)\s+(\w+)[^;{}]*\{/g)];
    const values = listed(inBrackets(plain, match.index + match[0].length - 1)).length;
    return { path, owner: owners.at(-1)?.[1] ?? "", name: match[1]!, values };
  });
}

/** Whether a source raises the error, or hands on its selector. */
export function raises(plain: string, { name }: DeclaredError): boolean {
  return new RegExp(`(?<!\\berror\\s+)\\b${name}\\s*(?:\\(|\\.\\s*selector\\b)`).test(plain);
}
