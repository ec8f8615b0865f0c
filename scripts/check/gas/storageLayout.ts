import type { SolcLayout } from "./artifacts.ts";

/** Where each variable stands: `slot:offset label type`. Structs that occur anywhere are listed by name. */
export interface StorageLayout {
  variables: string[];
  structs: Record<string, string[]>;
}

/** solc's layout without the numbers of syntax nodes, which change with every edit anywhere. */
export function storageLayout({ storage, types }: SolcLayout): StorageLayout {
  const line = ({ slot, offset, label, type }: SolcLayout["storage"][number]) =>
    `${slot}:${offset} ${label} ${types?.[type]?.label ?? type}`;
  const structs = Object.values(types ?? {})
    .filter((type) => type.members)
    .map((type) => [type.label.replace("struct ", ""), (type.members ?? []).map(line)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { variables: storage.map(line), structs: Object.fromEntries(structs) };
}
