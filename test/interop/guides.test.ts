import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openProvider } from "../../scripts/deploy/openProvider.ts";
import { type Chain, startChain } from "../../scripts/start/stack/chain.ts";
import { deployContracts, seedChain } from "../../scripts/start/stack/contracts.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);
const SECONDS_A_DAY = 86_400;

/** A guide's code blocks, and how many days pass before each. */
async function blocksOf(guide: string): Promise<{ days: number; lines: string[] }[]> {
  const text = await readFile(join(root, "docs/guides", guide), "utf8");
  const found = text.matchAll(/^(?:(\d+) days later:\n\n)?```\n([\s\S]*?)^```/gm);
  return [...found].map(([, days, block]) => ({ days: Number(days ?? 0), lines: block!.trim().split("\n") }));
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
    const blocks = await blocksOf(guide);
    expect(blocks.some(({ days }) => days > 0)).toBe(true);
    for (const { days, lines } of blocks) {
      if (days > 0) await letDaysPass(chain, days);
      for (const line of lines) await follow(line);
    }

    async function follow(line: string): Promise<void> {
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

async function letDaysPass({ rpcUrl }: Chain, days: number): Promise<void> {
  const { provider } = await openProvider(rpcUrl);
  await provider.send("evm_increaseTime", [days * SECONDS_A_DAY]);
  await provider.send("evm_mine", []);
  provider.destroy();
}

function environment({ rpcUrl }: Chain): NodeJS.ProcessEnv {
  return { ...process.env, DOTS_RPC_URL: rpcUrl };
}
