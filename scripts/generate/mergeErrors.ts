/** An entry of a contract's ABI, as far as it matters here. */
export interface AbiItem {
  type: string;
  name?: string;
  inputs?: readonly { type: string; components?: AbiItem["inputs"] }[];
}

/**
 * The ABI with the errors of the contracts it calls added, so that whoever has this ABI can put a name to any revert of a
 * call to it. Entries that stand in it already are not repeated.
 */
export function mergeErrors(abi: readonly AbiItem[], called: readonly (readonly AbiItem[])[]): AbiItem[] {
  const merged = [...abi];
  const seen = new Set(abi.filter((item) => item.type === "error").map(signature));
  for (const item of called.flat()) {
    if (item.type !== "error" || seen.has(signature(item))) continue;
    seen.add(signature(item));
    merged.push(item);
  }
  return merged;
}

function signature(item: AbiItem): string {
  return `${item.name}(${(item.inputs ?? []).map(typeOf).join(",")})`;
}

function typeOf(input: NonNullable<AbiItem["inputs"]>[number]): string {
  if (!input.components) return input.type;
  return `(${input.components.map(typeOf).join(",")})${input.type.slice("tuple".length)}`;
}
