import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type DeclaredError, declaredErrors, raises } from "./declared.ts";
import { expectedErrors } from "./expected.ts";
import { plainSource } from "./source.ts";

/** Texts by their paths. */
export interface Sources {
  contracts: ReadonlyMap<string, string>;
  tests: ReadonlyMap<string, string>;
  /** The names of the errors in the published ABIs: each of these has an entry in the dictionary. */
  published: ReadonlySet<string>;
}

/** Names each custom error that no contract raises, that no test expects with its values, or that has no words. */
export function errorComplaints({ contracts, tests, published }: Sources): string[] {
  const declared = [...contracts].flatMap(([path, source]) => declaredErrors(path, source));
  const plain = [...contracts.values()].map(plainSource);
  const expected = expectedErrors(tests);
  return declared.flatMap((error) => {
    const complaint = (words: string) => `${error.path}: ${error.name} ${words}`;
    if (!plain.some((source) => raises(source, error))) return [complaint("is raised nowhere: remove it")];
    const complaints: string[] = [];
    if (!expected.has(`${error.owner}.${error.name}/${error.values}`))
      complaints.push(complaint(`is expected by no test with its values: ${wanted(error)}`));
    if (!published.has(error.name))
      complaints.push(complaint("is in no published ABI: add its contract to scripts/generate/contracts.ts"));
    return complaints;
  });
}

function wanted({ owner, name, values }: DeclaredError): string {
  const selector = `${owner}.${name}.selector`;
  if (values === 0) return `vm.expectRevert(${selector})`;
  return `vm.expectRevert(abi.encodeWithSelector(${selector}, ...)) with ${values} ${values === 1 ? "value" : "values"}`;
}

export function checkErrors(root: string, files: readonly string[]): string[] {
  const text = (path: string) => readFileSync(join(root, path), "utf8");
  const texts = (paths: readonly string[]) => new Map(paths.map((path) => [path, text(path)]));
  const solidity = files.filter((path) => path.endsWith(".sol"));
  const abis = text("protocol/src/generated/abi.ts");
  return errorComplaints({
    contracts: texts(solidity.filter((path) => path.startsWith("contracts/") && !path.endsWith(".t.sol"))),
    tests: texts(solidity.filter((path) => path.endsWith(".t.sol"))),
    published: new Set([...abis.matchAll(/^ {2}(\{.*"type":"error"\}),$/gm)].map(([, item]) => JSON.parse(item!).name)),
  });
}
