import { once } from "node:events";
import { createServer } from "node:http";
import type { Running } from "./part.ts";

export interface Ipfs extends Running {
  url: string;
}

/**
 * What graph-node asks of IPFS before it starts: which version it is. `gnd dev` reads the built subgraph from its folder, so
 * nothing else is ever asked; whatever is gets 404.
 */
export async function startIpfs(): Promise<Ipfs> {
  const server = createServer((request, response) => {
    request.resume();
    const known = request.method === "POST" && request.url?.split("?")[0] === "/api/v0/version";
    response.writeHead(known ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(known ? { Version: "0.0.0", Commit: "" } : { Message: "not found", Code: 0 }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    async stop() {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}
