import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deployments, LOCAL_CHAIN_ID } from "@dots/protocol";
import { buildSubgraph } from "@dots/subgraph/build";
import { expect, test } from "vitest";

const at = deployments[LOCAL_CHAIN_ID]!;
const local = { chainId: LOCAL_CHAIN_ID, network: "local" };

test("follows the contracts where @dots/protocol says they stand, and builds once only", async () => {
  const { folder } = await buildSubgraph(local);
  const manifest = await readFile(join(folder, "subgraph.yaml"), "utf8");
  const { numberRegistry, portingDesk, authorityDesk, claimDesk, verificationDesk, verifierRegistry } = at;
  const followed = [...manifest.matchAll(/^ +address: "(0x[0-9a-fA-F]{40})"/gm)].map(([, address]) => address);
  expect(followed).toEqual([
    ...[numberRegistry, portingDesk, authorityDesk, claimDesk, verificationDesk, verifierRegistry],
    ...[at.carrierRegistry, at.routeProfiles],
  ]);
  expect(manifest).not.toContain("{{");
  expect(await buildSubgraph(local)).toEqual({ folder, fresh: false });
});

test.each([
  ["a chain without contracts", { chainId: 5, network: "goerli" }, /no contracts of DOTS.*Found: chain id 5/],
  ["a name that would break the manifest", { ...local, network: 'x"\n' }, /no name of a network/],
])("refuses %s", async (_, target, complaint) => {
  await expect(buildSubgraph(target)).rejects.toThrow(complaint);
});
