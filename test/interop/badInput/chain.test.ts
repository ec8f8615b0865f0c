import type { Rule } from "@dots/protocol";
import { askSip } from "@dots/protocol/ask";
import type { Account } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Alder, openAlder } from "../alder.ts";
import type { Market } from "../market.ts";
import { type Stack, startStack } from "../stack.ts";

const held = 999_212_555_123n;
const free = 999_212_555_124n;
const resting = 999_212_555_125n;
const route: Rule = { order: 1, preference: 1, kind: "sip", template: "sip:+{e164}@sbc.alder.example" };

// Refused by the contracts as a wallet would meet them: mined, reverted, told in words; and afterwards everybody has what he
// had, and the number rings where it rang.
describe("what the contracts refuse changes nothing", () => {
  let stack: Stack;
  let market: Market;
  let alder: Alder;
  let holder: Account;
  let poor: Account;
  let closedProfile: number;

  beforeAll(async () => {
    stack = await startStack();
    market = stack.market;
    [alder, holder, poor] = [await openAlder(market), await market.trader(7), market.account(8)];
    const birch = await market.trader(6);
    closedProfile = await market.createProfile(birch, await market.join(birch, "birch"), [route], false);
    await market.allow(poor);
    await market.claim(holder, held);
    await market.claim(holder, resting);
    await market.passDays(8);
    await stack.seen(await market.release(holder, resting));
  });
  afterAll(() => stack?.stop());

  async function refused(attempt: () => Promise<unknown>, code: string): Promise<void> {
    const state = async () => {
      const { status, contacts } = await askSip({ ...stack.bridge.sip, number: held });
      const purses = await Promise.all([alder.owner, holder, poor].map((account) => market.ettOf(account)));
      return { status, contacts: contacts.map(({ uri }) => uri), purses };
    };
    const before = await state();
    expect(before.status).toBe(302);
    await expect(attempt()).rejects.toMatchObject({ code, title: expect.any(String), remedy: expect.any(String) });
    await stack.seen(await market.blockNumber());
    expect(await state()).toEqual(before);
  }

  test.each<[string, string, () => Promise<unknown>]>([
    ["of 16 digits", "NumberMalformed", () => market.claim(holder, 9_992_125_551_234_567n)],
    ["of no digits", "NumberMalformed", () => market.claim(holder, 0n)],
    ["one digit short", "NumberLengthRefused", () => market.claim(holder, 99_921_255_512n)],
    ["somebody holds", "NumberTaken", () => market.claim(alder.owner, held)],
    ["still resting", "NumberInQuarantine", () => market.claim(alder.owner, resting)],
    ["outside all ranges", "RangeMissing", () => market.claim(holder, 999_777_555_123n)],
    ["dearer than allowed", "DepositAboveHighest", () => market.claim(holder, free, { highestDeposit: 1n })],
    ["by a wallet that allowed nothing", "ERC20InsufficientAllowance", () => market.claim(market.account(9), free)],
    ["by a wallet without ETT", "ERC20InsufficientBalance", () => market.claim(poor, free)],
  ])("a claim of a number %s (%s)", async (_, code, attempt) => {
    await refused(attempt, code);
  });

  test.each<[string, string, Partial<Rule>]>([
    ["CR LF", "TemplateByte", { template: "sip:+{e164}@sbc.example\r\nVia: x" }],
    ["a lone LF", "TemplateByte", { template: "sip:+{e164}@sbc.example\n" }],
    ["|", "TemplateByte", { template: "sip:+{e164}|x@sbc.example" }],
    ["a double quote", "TemplateByte", { template: 'sip:"+{e164}"@sbc.example' }],
    ["a quote", "TemplateByte", { template: "sip:'+{e164}'@sbc.example" }],
    ["!", "TemplateByte", { template: "sip:+{e164}@sbc.example!u" }],
    ["%0d", "TemplateByte", { template: "sip:+{e164}%0d@sbc.example" }],
    ["a foreign scheme", "TemplateScheme", { template: "http://+{e164}@sbc.example" }],
    ["another kind's scheme", "TemplateScheme", { kind: "tel" }],
  ])("a route template with %s (%s)", async (_, code, rule) => {
    await refused(() => market.createProfile(alder.owner, alder.carrier, [{ ...route, ...rule }]), code);
  });

  test.each<[string, string, () => Promise<unknown>]>([
    ["that does not accept", "PortNotAccepted", () => market.port(holder, held, closedProfile)],
    ["that does not exist", "RecipientMissing", () => market.port(holder, held, 4_000_000)],
    ["that serves it already", "ProfileUnchanged", () => market.port(holder, held, alder.profile)],
  ])("a port to a profile %s (%s)", async (_, code, attempt) => {
    await refused(attempt, code);
  });

  test.each<[string, string, () => Promise<unknown>]>([
    ["ports it", "TransferFromIncorrectOwner", () => market.port(alder.owner, held, closedProfile)],
    ["releases it", "NotHolder", () => market.release(alder.owner, held)],
  ])("somebody who does not hold the number and %s (%s)", async (_, code, attempt) => {
    await refused(attempt, code);
  });
});
