import { isTest, type Sources } from "./sources.ts";

const creation = /\btype\((\w+)\)\.creationCode\b/g;

/** Asks the test runner for a contract's code, by the cheatcode that forge-std has too. */
const getCode = `
interface CodeOf {
    function getCode(string calldata name) external view returns (bytes memory);
}
`;

/**
 * Takes tests apart from what they test: where a test holds the creation code of a contract, it asks the runner for it
 * instead. So what is tested can be compiled otherwise than the tests (through the IR pipeline, or with a mistake in it)
 * without the tests being compiled again, which takes ten times as long.
 * @returns the sources, and the names of the contracts that the tests ask for
 */
export function takeApart(sources: Sources): { sources: Sources; tested: ReadonlySet<string> } {
  const tested = new Set<string>();
  const apart = new Map(sources);
  for (const [name, text] of sources) {
    if (!isTest(name) || !text.includes(".creationCode")) continue;
    const changed = text.replace(creation, (_, contract: string) => {
      tested.add(contract);
      return `CodeOf(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D).getCode("${contract}.sol:${contract}")`;
    });
    apart.set(name, changed + getCode);
  }
  return { sources: apart, tested };
}
