import { describe, expect, it } from "vitest";
import { parseConfig } from "./config.ts";

const good = {
  DOTS_RPC_URL: "http://127.0.0.1:8545/v3/s3cret",
  DOTS_GRAPH_URL: "http://127.0.0.1:8000/subgraphs/name/dots",
  DOTS_BRIDGE_HTTP: "http://127.0.0.1:8053/",
  DOTS_BRIDGE_SIP: "127.0.0.1:5060",
  DOTS_BRIDGE_ENUM: "[::1]:5353",
};

describe("parseConfig", () => {
  it("reads a whole environment, with defaults for chain, apex and local", () => {
    const config = parseConfig(good);
    expect(config.bridgeHttp).toBe("http://127.0.0.1:8053");
    expect(config.bridgeEnum).toEqual({ host: "::1", port: 5353 });
    expect(config.chainId).toBe(31337);
    expect(config.local).toBe(false);
  });

  it("names all that is wrong at once", () => {
    const error = messageOf({
      ...good,
      DOTS_RPC_URL: undefined,
      DOTS_BRIDGE_SIP: "127.0.0.1",
      DOTS_GRAPH_URL: "ftp://x",
    });
    expect(error).toContain("DOTS_RPC_URL");
    expect(error).toContain("DOTS_BRIDGE_SIP");
    expect(error).toContain("DOTS_GRAPH_URL");
  });

  it("refuses burner wallet and faucet on any other chain than the local one", () => {
    expect(messageOf({ ...good, DOTS_LOCAL: "1", DOTS_CHAIN_ID: "1" })).toContain("DOTS_LOCAL");
    expect(parseConfig({ ...good, DOTS_LOCAL: "1" }).local).toBe(true);
  });

  it("does not print an address that may hold a key", () => {
    expect(messageOf({ ...good, DOTS_RPC_URL: "wss://rpc.example/s3cret" })).not.toContain("s3cret");
  });
});

function messageOf(env: Record<string, string | undefined>): string {
  try {
    parseConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("It was accepted.");
}
