import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Chain, startChain } from "../../scripts/start/stack/chain.ts";
import { deployContracts, seedChain } from "../../scripts/start/stack/contracts.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

/** The lines of a guide's code blocks. */
async function linesOf(guide: string): Promise<string[]> {
  const text = await readFile(join(root, "docs/guides", guide), "utf8");
  return [...text.matchAll(/^```\n([\s\S]*?)^```/gm)].flatMap(([, block]) => block!.trim().split("\n"));
}

// Each guide is read from top to bottom on the chain that `npm start` begins with.
describe.each(["carriers.md", "verifiers.md"])("the commands of %s", (guide) => {
  let chain: Chain;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "dots-guide-"));
    chain = await startChain();
    await deployContracts(chain.rpcUrl);
    await seedChain(chain.rpcUrl);
  });
  afterAll(async () => {
    await chain?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test("go through one after another", async () => {
    const lines = await linesOf(guide);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      // In a folder of their own, since they write files; npm is told where the project is.
      const there = line.replaceAll("npm run ", `npm --prefix '${root}' run `);
      const failed = await run("bash", ["-c", there], { cwd: folder, env: environment(chain) }).then(
        () => null,
        ({ stdout, stderr }: { stdout: string; stderr: string }) => `${line}\n${stdout}${stderr}`,
      );
      expect(failed).toBeNull();
    }
  });
});

function environment({ rpcUrl }: Chain): NodeJS.ProcessEnv {
  return { ...process.env, DOTS_RPC_URL: rpcUrl };
}
