// `npm run deploy -- --succeeds REGISTRY` on a real node, as it is typed.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { CREATE3_DEPLOYER, deployments, LOCAL_CHAIN_ID, predictAddresses } from "@dots/protocol";
import { NumberRegistry__factory, PortingDesk__factory } from "@dots/protocol/typechain";
import type { JsonRpcProvider } from "ethers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deploy } from "../../scripts/deploy/deploy.ts";
import { localAccount } from "../../scripts/deploy/localAccounts.ts";
import { openProvider } from "../../scripts/deploy/openProvider.ts";
import { SUPPLY } from "../../scripts/deploy/plan.ts";
import { successionOf } from "../../scripts/deploy/succession.ts";
import { type Chain, startChain } from "../../scripts/start/stack/chain.ts";
import { deployContracts } from "../../scripts/start/stack/contracts.ts";

const run = promisify(execFile);
const MAIN = fileURLToPath(new URL("../../scripts/deploy/main.ts", import.meta.url));
const first = deployments[LOCAL_CHAIN_ID]!;
const account = localAccount(9);
const deployer = account.address as `0x${string}`;
const own = predictAddresses(deployer);
const SHARED = ["accessManager", "ett", "carrierRegistry", "routeProfiles"] as const;

describe("a registry that succeeds another", () => {
  let chain: Chain;
  let provider: JsonRpcProvider;
  beforeAll(async () => {
    chain = await startChain();
    await deployContracts(chain.rpcUrl);
    ({ provider } = await openProvider(chain.rpcUrl));
  });
  afterAll(async () => {
    provider?.destroy();
    await chain?.stop();
  });

  /** What the command prints, also where it fails. */
  async function printed(args: string[], key = account.privateKey): Promise<string> {
    const env = { ...process.env, DOTS_DEPLOYER_KEY: key };
    const ran = run(process.execPath, [MAIN, "--rpc", chain.rpcUrl, ...args], { env });
    return ran.then(
      ({ stdout }) => stdout,
      ({ stderr }: { stderr: string }) => stderr,
    );
  }

  const succeeds = ["--succeeds", first.numberRegistry];

  test("is priced by a dry run, which names what is shared and sends nothing", async () => {
    const before = await provider.getBlockNumber();
    const lines = await printed([...succeeds, "--dry-run"]);
    expect(lines).toContain(`Succeeds ${first.numberRegistry} and shares with it:`);
    for (const key of SHARED) expect(lines).toMatch(new RegExp(`${first[key]}  shared$`, "m"));
    expect(lines).toMatch(new RegExp(`^NumberRegistry +${own.numberRegistry} +[\\d,]+ gas$`, "m"));
    expect(lines).not.toContain(own.ett);
    expect(await provider.getBlockNumber()).toBe(before);
  });

  test("is deployed from where an earlier run stopped, and a second run changes nothing", async () => {
    const terms = { deployer, supply: SUPPLY, ...(await successionOf(provider, first.numberRegistry, deployer)) };
    const stopped = new Error("stopped");
    const onStep = ({ name }: { name: string }) => {
      if (name === "AuthorityDesk") throw stopped;
    };
    await expect(deploy({ provider, terms, signer: account.connect(provider), onStep })).rejects.toBe(stopped);
    expect(await printed(succeeds)).toContain("7 of 10 contracts deployed, 3 stood there already.");
    expect(await printed(succeeds)).toContain("0 of 10 contracts deployed, 10 stood there already.");

    const parts = await NumberRegistry__factory.connect(own.numberRegistry, provider).parts();
    expect(parts.predecessor).toBe(first.numberRegistry);
    const { accessManager, ett, carriers, profiles, portingDesk, verificationDesk } = parts;
    expect([accessManager, ett, carriers, profiles]).toEqual(SHARED.map((key) => first[key]));
    expect([portingDesk, verificationDesk]).toEqual([own.portingDesk, own.verificationDesk]);
    const [treasury, before] = [own, first].map(({ portingDesk: at }) =>
      PortingDesk__factory.connect(at, provider).treasury(),
    );
    expect(await treasury).toBe(await before);
    for (const key of SHARED) expect(await provider.getCode(own[key])).toBe("0x");
  });

  test.each([
    ["by the account that deployed the one before", [], localAccount(0).privateKey, /cannot deploy its successor/],
    ["with a supply of its own", ["--supply", "1"], account.privateKey, /--supply cannot be used.*shares ETT/s],
  ])("is refused %s", async (_, args, key, message) => {
    expect(await printed([...succeeds, ...args], key)).toMatch(message);
  });

  test.each([
    ["nothing stands at the address named", deployer, /is not a registry that another can succeed/],
    ["another contract stands there", CREATE3_DEPLOYER, /is not a registry that another can succeed/],
    ["it is no address", "0x12", /--succeeds cannot be used/],
  ])("is refused where %s", async (_, address, message) => {
    expect(await printed(["--succeeds", address])).toMatch(message);
  });
});
