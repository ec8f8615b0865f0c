import { createSocket } from "node:dgram";
import { once } from "node:events";
import { applyNaptr, enumNameOf, RANGE_CLAIMED_ONLY } from "@dots/protocol";
import { encode } from "dns-packet";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DigAnswer, dig } from "./peers/dig.ts";
import { requirePeer } from "./peers/requirePeer.ts";
import { runProgram } from "./peers/runProgram.ts";
import { waitFor } from "./peers/waitFor.ts";
import { type Stack, startStack } from "./stack.ts";

const number = 999_212_555_123n;
const ported = 999_212_555_124n;
const DIGITS = 12;

/** ENUM as dig, which nobody here wrote, sees it. */
describe.skipIf(!requirePeer("dig"))("ENUM to dig", () => {
  let stack: Stack;
  let apex: string;

  beforeAll(async () => {
    stack = await startStack();
    apex = stack.bridge.enum.apex;
    const { market } = stack;
    const [alder, birch, holder] = [await market.trader(5), await market.trader(6), await market.trader(7)];
    const carrier = await market.join(alder, "alder");
    const defaultProfile = await market.createProfile(alder, carrier, [
      { order: 10, preference: 5, kind: "sip", template: "sip:+{e164}@sbc.alder.example;transport=tls" },
      { order: 10, preference: 6, kind: "tel", template: "tel:+{e164};npdi;rn=+999212000000" },
    ]);
    const other = await market.join(birch, "birch");
    const profile = await market.createProfile(birch, other, [
      { order: 1, preference: 1, kind: "sips", template: "sips:+{e164}@birch.example" },
    ]);
    await market.openCountry(999n, DIGITS, [6]);
    await market.allocate(999_212n, { carrier, defaultProfile, digits: DIGITS, flags: RANGE_CLAIMED_ONLY });
    await market.claim(holder, number);
    await market.claim(holder, ported);
    await stack.seen(await market.port(holder, ported, profile));
  });
  afterAll(() => stack?.stop());

  const ask = (name: string, type?: string) => dig(stack.bridge.enum.port, name, type);
  const enumOf = (asked: bigint, type?: string) => ask(enumNameOf(asked, apex), type);

  test("a number has its carrier's NAPTRs", async () => {
    const { rcode, flags, answer } = await enumOf(number);
    expect({ rcode, aa: flags.includes("aa") }).toEqual({ rcode: "NOERROR", aa: true });
    expect(answer.map(({ data }) => data).sort()).toEqual([
      String.raw`10 5 "u" "E2U+sip" "!^\\+(.*)$!sip:+\\1@sbc.alder.example;transport=tls!" .`,
      `10 6 "u" "E2U+pstn:tel" "!^.*$!tel:+${number};npdi;rn=+999212000000!" .`,
    ]);
    expect(answer.every(({ ttl }) => ttl <= 60)).toBe(true);
  });

  test("a ported number has its new carrier's", async () => {
    const [record] = (await enumOf(ported)).answer;
    const regexp = /"([^"]*)" \.$/.exec(record?.data ?? "")?.[1]?.replaceAll("\\\\", "\\");
    expect(applyNaptr(regexp ?? "", `+${ported}`)).toBe(`sips:+${ported}@birch.example`);
  });

  test("each name on the way to it is empty, the next beside it is not there", async () => {
    const digits = number.toString();
    for (let length = 1; length < digits.length; length++) {
      const { rcode, answer, authority } = await enumOf(BigInt(digits.slice(0, length)));
      expect([rcode, answer, authority[0]?.type], digits.slice(0, length)).toEqual(["NOERROR", [], "SOA"]);
    }
    for (const absent of [number + 7n, 99_921_255_519n, 998n]) {
      expect(negative(await enumOf(absent)), String(absent)).toEqual(["NXDOMAIN", 5]);
    }
  });

  test("the apex has SOA and NS, and tells its block", async () => {
    const [soa] = (await ask(apex, "SOA")).answer;
    expect(soa?.data).toMatch(/ 5$/);
    expect((await ask(apex, "NS")).answer).toHaveLength(1);
    const [state] = (await ask(`_state.${apex}`, "TXT")).answer;
    const block = /"block=(\d+)"/.exec(state?.data ?? "")?.[1];
    expect(BigInt(block ?? -1)).toBe(await stack.market.blockNumber());
    expect(state?.data).toMatch(/"age=\d+"/);
  });

  test("ANY is answered shortly", async () => {
    const { rcode, answer } = await enumOf(number, "ANY");
    expect([rcode, answer.map(({ type }) => type)]).toEqual(["NOERROR", ["HINFO"]]);
  });

  test("EDNS is answered with our own size, an unknown version is refused", async () => {
    const { port } = stack.bridge.enum;
    const base = ["@127.0.0.1", "-p", String(port), "+norecurse", "+tries=1", "-t", "NAPTR", enumNameOf(number, apex)];
    expect(await runProgram("dig", [...base, "+bufsize=4096"])).toMatch(/udp: 1232/);
    expect(await runProgram("dig", [...base, "+edns=1", "+noednsnegotiation"])).toMatch(/status: BADVERS/);
    expect(await runProgram("dig", [...base, "+noedns"])).not.toMatch(/OPT PSEUDOSECTION/);
  });

  test("a response is never answered, and mutated questions by the thousand do no harm", async () => {
    const { port } = stack.bridge.enum;
    const whole = encode({ type: "query", id: 7, questions: [{ type: "NAPTR", name: enumNameOf(number, apex) }] });
    const socket = createSocket("udp4");
    const answers: Buffer[] = [];
    socket.on("message", (answer) => answers.push(answer));
    socket.connect(port, "127.0.0.1");
    await once(socket, "connect");
    try {
      let state = 12_345;
      const random = (below: number) => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        return (state >>> 8) % below;
      };
      for (let i = 0; i < 5_000; i++) {
        const datagram = Buffer.from(whole);
        for (let changes = random(4); changes >= 0; changes--) datagram[random(datagram.length)] = random(256);
        datagram[2]! |= i % 2 === 0 ? 0x80 : 0;
        const sent = new Promise((resolve) => socket.send(datagram.subarray(0, 1 + random(datagram.length)), resolve));
        if (i % 50 === 0) await sent;
      }
      expect((await enumOf(number)).answer).toHaveLength(2);
      socket.send(whole);
      await waitFor("the last question's answer", () => answers.some((answer) => answer.readUInt16BE(6) === 2));
      expect(answers.every((answer) => (answer[2]! & 0x80) !== 0)).toBe(true);
    } finally {
      socket.close();
    }
  });
});

function negative({ rcode, answer, authority }: DigAnswer): unknown[] {
  expect(answer).toEqual([]);
  return [rcode, authority[0]?.ttl];
}
