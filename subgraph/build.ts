// `npm run build -w subgraph [-- --chain 31337 --network local]`: builds the subgraph for the contracts of one chain.
import { parseArgs } from "node:util";
import { BaseError, LOCAL_CHAIN_ID } from "@dots/protocol";
import { buildSubgraph } from "./buildSubgraph.ts";

try {
  const { values } = parseArgs({ options: { chain: { type: "string" }, network: { type: "string" } } });
  const { folder, fresh } = await buildSubgraph({
    chainId: values.chain === undefined ? LOCAL_CHAIN_ID : Number(values.chain),
    network: values.network ?? "local",
  });
  console.log(fresh ? `Built ${folder}` : `Up to date: ${folder}`);
} catch (error) {
  console.error(error instanceof BaseError ? error.message : error);
  process.exitCode = 1;
}
