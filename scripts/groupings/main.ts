// `node scripts/groupings/main.ts`: writes the table by which the contract of pictures groups digits. Not part of
// `npm run generate`: what is deployed does not follow each release of a library.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Grouping, groupings } from "./groupings.ts";

const file = fileURLToPath(new URL("../../contracts/metadata/libraries/Groupings.sol", import.meta.url));
const ENTRIES_A_LINE = 7;
const GROUPS = 5;

/** Sixteen bits of country code, ten each of first and second digits, five groups of four bits: seven bytes. */
function packed({ code, firstDigits, secondDigits, groups }: Grouping): string {
  if (groups.length > GROUPS) throw new Error(`Numbers of +${code} have more than ${GROUPS} groups: ${groups}.`);
  const sizes = Array.from({ length: GROUPS }, (_, i) => groups[i] ?? 0);
  const head = (BigInt(code) << 20n) | (BigInt(firstDigits) << 10n) | BigInt(secondDigits);
  return sizes
    .reduce((word, size) => (word << 4n) | BigInt(size), head)
    .toString(16)
    .padStart(14, "0");
}

const entries = groupings().map(packed);
const lines: string[] = [];
for (let i = 0; i < entries.length; i += ENTRIES_A_LINE) {
  lines.push(`        hex"${entries.slice(i, i + ENTRIES_A_LINE).join("_")}"`);
}

writeFileSync(
  file,
  `// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

// Written by scripts/groupings/main.ts.

/// @title How numbers are grouped, by country code
/// @notice Entries of seven bytes in rising order of codes: country code 16 bits, digits that may come first behind it 10 bits
/// (bit n for the digit n), digits that may come second 10 bits, the sizes of five groups 4 bits each, 0 for none.
library Groupings {
    bytes internal constant TABLE =
${lines.join("\n")};
}
`,
);
console.log(`${entries.length} entries`);
