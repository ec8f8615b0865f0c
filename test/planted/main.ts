// `npm run planted`: plants one bug at a time in a copy of the contracts and shows that the test named for it fails. A bug
// that survives, or that only other tests notice, fails the run. Arguments choose bugs by a part of their name.
import { fileURLToPath } from "node:url";
import { runCli } from "../../scripts/cli/runCli.ts";
import { Bench } from "../../scripts/test/solidity/bench.ts";
import { unitBugs } from "./bugs.ts";
import { plantAll } from "./plantAll.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

await runCli(async () => {
  const words = process.argv.slice(2);
  const bugs = unitBugs.filter(({ name }) => words.every((word) => name.includes(word)));
  const caught = await plantAll(root, new Bench(root), bugs);
  console.log(`${caught} passed, ${bugs.length - caught} failed`);
  if (caught < bugs.length || bugs.length === 0) process.exitCode = 1;
});
process.exit();
