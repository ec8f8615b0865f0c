import { enumNameOf } from "@dots/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEMO_NUMBER, heldNumbers } from "../../scripts/seed/market.ts";
import { curl } from "./peers/curl.ts";
import { dig } from "./peers/dig.ts";
import { sipUrisOf } from "./peers/naptr.ts";
import { requirePeer } from "./peers/requirePeer.ts";
import { call, contactsOf } from "./peers/sipp.ts";
import { type Stack, startStack } from "./stack.ts";

/** Nobody holds it, but the range of Ofcom's numbers for drama has a default route. */
const BY_RANGE = 447_700_900_999n;

const named = (number: bigint): [string, bigint] => [`+${number}`, number];
const isPrivate = (number: bigint) => String(number).startsWith("999");

// The market that `npm start` begins with.
describe.skipIf(!requirePeer("sipp", "dig", "curl"))("the seeded numbers", () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ seeded: true });
  });
  afterAll(() => stack?.stop());

  async function answersFor(number: bigint, status: string) {
    const { bridge } = stack;
    const bySip = await call({
      ...{ scenario: "caller-refused", fill: { status } },
      ...{ port: bridge.sip.port, number: `+${number}` },
    });
    const byEnum = await dig(bridge.enum.port, enumNameOf(number, bridge.enum.apex));
    const byHttp = await curl(`${bridge.http}/v1/routes/+${number}`);
    const targets = byHttp.status === 200 ? (JSON.parse(byHttp.body).targets as { uri: string }[]) : [];
    // A tel rule is a SIP URI with the number's marks to one asker and a tel URI to another: it is left out here.
    const sipOnly = (uris: string[]) => uris.filter((uri) => /^sips?:/.test(uri) && !uri.includes(";rn="));
    return {
      sip: sipOnly(contactsOf(bySip)),
      enum: sipUrisOf(byEnum.answer, number),
      http: sipOnly(targets.map(({ uri }) => uri)),
    };
  }

  test.each(heldNumbers.filter((number) => !isPrivate(number)).map(named))(
    "%s leads to the same places by SIP, ENUM and HTTP",
    async (_, number) => {
      const { sip, enum: byEnum, http } = await answersFor(number, "302");
      expect(sip.length).toBeGreaterThan(0);
      expect(byEnum).toEqual(sip);
      expect(http).toEqual(sip);
    },
  );

  test("an unclaimed number of a range with a default route leads there by all three", async () => {
    const { sip, enum: byEnum, http } = await answersFor(BY_RANGE, "302");
    expect(sip[0]).toContain(`+${BY_RANGE}@`);
    expect([byEnum, http]).toEqual([sip, sip]);
  });

  test.each([DEMO_NUMBER, ...heldNumbers.filter(isPrivate)].map(named))(
    "%s leads nowhere by any",
    async (_, number) => {
      expect(await answersFor(number, "404")).toEqual({ sip: [], enum: [], http: [] });
    },
  );
});
