import { BaseError, deployments } from "@dots/protocol";

/**
 * Fills the manifest's `{{blanks}}` with the network's name as graph-node knows it, and with the addresses and the start
 * block of the deployment on that chain.
 */
export function manifest(template: string, { chainId, network }: { chainId: number; network: string }): string {
  const deployment = deployments[chainId];
  if (!deployment) {
    throw new BaseError({
      code: "ChainUnknown",
      title: "There are no contracts of DOTS on this chain to follow.",
      found: `chain id ${chainId}`,
      needed: `one of ${Object.keys(deployments).join(", ")}`,
      remedy: "Deploy them, and add the addresses to `deployments` in @dots/protocol.",
    });
  }
  if (!/^[a-z0-9-]{1,40}$/.test(network)) {
    throw new BaseError({
      code: "NetworkMalformed",
      title: "This is no name of a network.",
      found: JSON.stringify(network),
      needed: "lower-case letters, digits and hyphens, as graph-node's configuration names it",
      remedy: "Say --network mainnet, for example.",
    });
  }
  const values: Record<string, string> = { network };
  for (const [key, value] of Object.entries(deployment)) values[key] = String(value);
  return template.replaceAll(/\{\{(\w+)\}\}/g, (blank, key: string) => {
    const value = values[key];
    if (value !== undefined) return value;
    throw new BaseError({
      code: "ManifestBlankUnknown",
      title: "The manifest's template has a blank that nothing fills.",
      found: blank,
      needed: Object.keys(values).join(", "),
      remedy: "Correct subgraph/subgraph.template.yaml.",
    });
  });
}
