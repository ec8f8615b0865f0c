import { createSocket } from "node:dgram";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deployments, enumNameOf, LOCAL_CHAIN_ID, RANGE_CLAIMED_ONLY, RANGE_PRIVATE } from "@dots/protocol";
import { numberResolverAbi } from "@dots/protocol/abi";
import { encode } from "dns-packet";
import { createPublicClient, decodeFunctionResult, encodeFunctionData, http, keccak256, parseAbi, toHex } from "viem";
import { namehash, packetToBytes } from "viem/ens";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENS_PARENT } from "../../scripts/deploy/plan.ts";
import { runProgram } from "./peers/runProgram.ts";
import { type Stack, startStack } from "./stack.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DIGITS = 12;
const NAPTR = 35;
const [held, ported, byRange, unclaimed, hidden] = [
  999_212_555_123n,
  999_212_555_124n,
  999_212_555_125n,
  999_313_555_123n,
  999_414_555_123n,
];
const records = parseAbi(["function dnsRecord(bytes32 node, bytes32 name, uint16 resource) view returns (bytes)"]);

/** What a record says besides its name, which the bridge may shorten: type, class, TTL and data, in wire format. */
type Said = string;

describe("ENS and ENUM", () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack();
    const { market } = stack;
    const [alder, birch, holder] = [await market.trader(5), await market.trader(6), await market.trader(7)];
    const carrier = await market.join(alder, "alder");
    const defaultProfile = await market.createProfile(alder, carrier, [
      { order: 20, preference: 6, kind: "tel", template: "tel:+{e164};npdi;rn=+999212000000" },
      { order: 10, preference: 5, kind: "sip", template: "sip:+{e164}@sbc.alder.example;transport=tls" },
      { order: 10, preference: 9, kind: "sip", template: "sip:desk@sbc.alder.example;maddr=192.0.2.1" },
      { order: 10, preference: 7, kind: "sips", template: "sips:{e164}@[2001:db8::1]:5071" },
    ]);
    const other = await market.join(birch, "birch");
    const profile = await market.createProfile(birch, other, [
      { order: 1, preference: 1, kind: "sip", template: "sip:front-desk@birch.example" },
    ]);
    await market.openCountry(999n, DIGITS, [6]);
    const terms = { carrier, defaultProfile, digits: DIGITS };
    await market.allocate(999_212n, { ...terms, flags: 0 });
    await market.allocate(999_313n, { ...terms, flags: RANGE_CLAIMED_ONLY });
    await market.allocate(999_414n, { ...terms, flags: RANGE_PRIVATE });
    for (const number of [held, ported, hidden]) await market.claim(holder, number);
    await stack.seen(await market.port(holder, ported, profile));
  });
  afterAll(() => stack?.stop());

  async function saidByResolver(number: bigint): Promise<Said[]> {
    const client = createPublicClient({ transport: http(stack.chain.rpcUrl) });
    const name = enumNameOf(number, ENS_PARENT);
    const wire = toHex(packetToBytes(name));
    const data = await client.readContract({
      address: deployments[LOCAL_CHAIN_ID]!.numberResolver,
      abi: numberResolverAbi,
      functionName: "resolve",
      args: [wire, encodeFunctionData({ abi: records, args: [namehash(name), keccak256(wire), NAPTR] })],
    });
    const set = Buffer.from(decodeFunctionResult({ abi: records, data }).slice(2), "hex");
    return saidIn(set, 0);
  }

  async function saidByBridge(number: bigint): Promise<Said[]> {
    const { port, apex } = stack.bridge.enum;
    const query = encode({ type: "query", id: 7, questions: [{ type: "NAPTR", name: enumNameOf(number, apex) }] });
    const socket = createSocket("udp4");
    try {
      socket.send(query, port, "127.0.0.1");
      const [answer] = (await once(socket, "message", { signal: AbortSignal.timeout(5_000) })) as [Buffer];
      // Behind the question, which comes back as it was asked; negative answers have a SOA there.
      return answer.readUInt16BE(6) === 0 ? [] : saidIn(answer, query.length);
    } finally {
      socket.close();
    }
  }

  test.each([
    ["a held number", held, 3],
    ["a ported one", ported, 1],
    ["one that its range serves", byRange, 3],
    ["an unclaimed one of a range that serves claimed numbers", unclaimed, 0],
    ["a private one", hidden, 0],
    ["a number cut short", held / 10n, 0],
    ["one that nobody has", 998_212_555_123n, 0],
  ])("give %s the same records, byte for byte", async (_, number, count) => {
    const found = await saidByResolver(number);
    expect(found).toHaveLength(count);
    expect(found).toEqual(await saidByBridge(number));
  });

  /** The guide's own lines, about a number of this chain. */
  test("do as the guide says", async () => {
    const guide = await readFile(join(ROOT, "docs/guides/ens.md"), "utf8");
    const script = /^```js\n([\s\S]*?)^```/m.exec(guide)?.[1] ?? "";
    const url = JSON.stringify(stack.chain.rpcUrl);
    const lines = script.replace("process.env.DOTS_RPC_URL", url).replace("447700900461n", `${held}n`);
    expect(lines).toContain(`${held}n`);
    const answer = await runProgram(process.execPath, ["--input-type=module", "--eval", lines]);
    expect(answer).toContain(enumNameOf(held, ENS_PARENT));
    expect(answer).toContain(`holder ${stack.market.account(7).address}`);
    expect(answer).toContain(`sip    sip:+${held}@sbc.alder.example;transport=tls`);
    expect(answer).toContain(`tel    tel:+${held};npdi;rn=+999212000000`);
    expect(answer).toMatch(/NAPTR {2}0x01/);
  });
});

function saidIn(wire: Buffer, start: number): Said[] {
  const said: Said[] = [];
  for (let at = start; at < wire.length; ) {
    const type = endOfName(wire, at);
    at = type + 10 + wire.readUInt16BE(type + 8);
    said.push(wire.toString("latin1", type, at));
  }
  return said;
}

/** Labels up to the root, or up to a pointer of two bytes (RFC 1035 section 4.1.4). */
function endOfName(wire: Buffer, start: number): number {
  let at = start;
  while (wire[at] !== 0 && wire[at]! < 0xc0) at += 1 + wire[at]!;
  return at + (wire[at] === 0 ? 1 : 2);
}
