import { expect, test } from "vitest";
import { runDesk } from "./runDesk.ts";

async function printed(...args: string[]): Promise<string> {
  const lines: string[] = [];
  await runDesk(args, { env: {}, print: (line) => lines.push(line) });
  return lines.join("\n");
}

test("help lists every command under who it is for", async () => {
  const help = await printed("help");
  for (const word of [
    "Authorities",
    "allocate --prefix",
    "Carriers",
    "voucher --number",
    "change-profile --profile",
    "carrier-signer --carrier",
    "Verifiers",
    "vouch",
    "verifier-signer --verifier",
    "withdraw-bond --verifier",
    "sweep",
  ]) {
    expect(help).toContain(word);
  }
  expect(await printed()).toBe(help);
});

test("a command tells its own flags", async () => {
  expect(await printed("sweep", "--help")).toMatch(/sweep --number NUMBER/);
});

test.each([
  ["a command that there is not", ["resign"], /no such command.*resign/s],
  ["a flag that the command does not have", ["sweep", "--root", "0x"], /--root.*number/s],
  ["a word where a flag should stand", ["sweep", "+12125550123"], /\+12125550123/],
  ["a chain that does not answer", ["sweep", "--rpc", "http://127.0.0.1:1"], /does not answer/],
])("refuses %s", async (_, args, message) => {
  await expect(printed(...args)).rejects.toThrow(message);
});

test.each([
  [
    "the flag before all",
    { DOTS_RPC_URL: "http://127.0.0.1:65532" },
    ["--rpc", "http://127.0.0.1:65531"],
    "127.0.0.1:65531",
  ],
  ["the environment before the stack", { DOTS_RPC_URL: "http://127.0.0.1:65532" }, [], "127.0.0.1:65532"],
  ["the stack that runs here", {}, [], "127.0.0.1:65533"],
])("asks the chain of %s", async (_, env, flags, found) => {
  const setting = { env, stackRpc: "http://127.0.0.1:65533", print: () => {} };
  await expect(runDesk(["show", "--number", "+12125550123", ...flags], setting)).rejects.toThrow(found);
});
