// What this machine must be to run DOTS at all.

const OLDEST_NODE = 20;
/** Systems for which npm has a Node of the version that the project needs. */
const SYSTEMS = ["linux-x64", "linux-arm64", "darwin-arm64"];

/**
 * Why DOTS cannot run here, in words; undefined if it can.
 * @param {{ platform: string, arch: string, node: string }} found `node` as in process.versions
 * @returns {string | undefined}
 */
export function whyNotHere({ platform, arch, node }) {
  const system = `${platform}-${arch}`;
  if (Number(node.split(".")[0]) < OLDEST_NODE) {
    return `Node ${node} is too old to install the project's own. Needed: Node ${OLDEST_NODE} or newer (Debian 12: see nodejs.org).`;
  }
  if (!SYSTEMS.includes(system)) {
    return `There is no package of the project's own Node for ${system}. Needed: one of ${SYSTEMS.join(", ")}.`;
  }
  return undefined;
}
