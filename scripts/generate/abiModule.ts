import type { AbiItem } from "./mergeErrors.ts";

/** The text of protocol/src/generated/abi.ts: each ABI `as const`, one entry a line. */
export function abiModule(abis: readonly { name: string; abi: readonly AbiItem[] }[]): string {
  const parts = abis.map(({ name, abi }) => {
    const lines = abi.map((item) => `  ${JSON.stringify(item)},`);
    return `export const ${name} = [\n${lines.join("\n")}\n] as const;\n`;
  });
  return `// Written by \`npm run generate\`.\n\n${parts.join("\n")}`;
}
