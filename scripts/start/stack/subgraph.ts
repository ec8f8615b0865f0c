import { fileURLToPath } from "node:url";
import { runBuild } from "../../compile/runBuild.ts";

const BUILD = fileURLToPath(new URL("../../../subgraph/build.ts", import.meta.url));
const FOLDER = fileURLToPath(new URL("../../../build/subgraph/dist", import.meta.url));

/** Builds the subgraph for the local chain, unless it is up to date; gives back the folder that graph-node is given. */
export async function buildSubgraph(log?: (line: string) => void): Promise<string> {
  await runBuild({ name: "subgraph", args: [BUILD], log });
  return FOLDER;
}
