import { formatNumber } from "@dots/protocol";
import type { Browser, Page } from "playwright-core";
import type { Hex } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localAccount } from "../../scripts/deploy/localAccounts.ts";
import * as market from "../../scripts/seed/market.ts";
import { requirePeer } from "../interop/peers/requirePeer.ts";
import { answerOf, openWithWallet, untilAnswers, untilStage } from "./numberPage.ts";
import { openBrowser, openPage } from "./openBrowser.ts";
import { ettOf } from "./purse.ts";
import { type Stack, startStack } from "./stack.ts";

const NUMBER = 12125550123n;
const DISPLAY = formatNumber(NUMBER);
const SCRIPT_BOUND = 200_000;

describe.skipIf(!requirePeer("chromium"))("a subscriber", () => {
  let stack: Stack;
  let browser: Browser;

  beforeAll(async () => {
    stack = await startStack();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  test("claims, ports and releases a number and sees its answers change without a reload", async () => {
    const { page, complaints } = await openPage(browser);
    const wallet = await openWithWallet(page, stack, NUMBER);
    const purse = await ettOf(stack.chain.rpcUrl, wallet.address);
    await untilAnswers(page, "sip", /404/);
    await untilAnswers(page, "enum", /NXDOMAIN/);
    await untilAnswers(page, "http", /404/);

    await page.getByRole("button", { name: "Claim", exact: true }).click();
    const claim = page.getByRole("dialog", { name: `Claim ${DISPLAY}` });
    await claim.getByText("public for ever").waitFor();
    await claim.getByRole("button", { name: "Sign in wallet" }).click();
    await untilStage(page, "indexed");
    await claim.getByRole("button", { name: "Done" }).click();
    expect(wallet.asked.map(({ method }) => method)).toEqual([
      "eth_requestAccounts",
      "eth_signTypedData_v4",
      "eth_sendTransaction",
    ]);
    await untilAnswers(page, "sip", /302\s*sip:\+12125550123@sip1\.aurora\.example/);
    await untilAnswers(page, "enum", /NOERROR\s*sip:\+12125550123@sip1\.aurora\.example/);
    await untilAnswers(page, "http", /200\s*sip:\+12125550123@sip1\.aurora\.example/);
    await page.getByTestId("live-sip").getByText("As it went over the wire").click();
    const wire = await page.getByTestId("live-sip").innerText();
    expect(wire).toContain("INVITE sip:+12125550123@");
    expect(wire).toContain("SIP/2.0 302");

    await page.getByLabel("Port it to").selectOption({ label: "Borealis Voice" });
    await page.getByRole("button", { name: "Port", exact: true }).click();
    const port = page.getByRole("dialog", { name: `Port ${DISPLAY}` });
    await port.getByText("Borealis Voice", { exact: true }).waitFor();
    await port.getByRole("button", { name: "Sign in wallet" }).click();
    await untilStage(page, "indexed");
    await port.getByRole("button", { name: "Done" }).click();
    await untilAnswers(page, "sip", /302\s*sips:\+12125550123@sbc\.borealis\.example/);
    await page.getByTestId("status").getByText("ported").waitFor();
    await page.getByTestId("history").getByText("Ported from Aurora Telecom to Borealis Voice").waitFor();

    const before = await ettOf(stack.chain.rpcUrl, wallet.address);
    await page.getByRole("button", { name: "Release" }).click();
    const release = page.getByRole("dialog", { name: `Release ${DISPLAY}` });
    await release.getByRole("button", { name: "Sign in wallet" }).click();
    await untilStage(page, "indexed");
    await release.getByRole("button", { name: "Done" }).click();
    await untilAnswers(page, "sip", /404/);
    const after = await ettOf(stack.chain.rpcUrl, wallet.address);
    expect(after - before).toBe(50n * 10n ** 18n);
    expect(purse - after).toBe(2n * 10n ** 18n); // the fee of the port is all that it cost
    expect(complaints).toEqual([]);
  });

  test("claims with one click on the local chain, with the burner wallet", async () => {
    const { page } = await openPage(browser);
    await page.goto(`${stack.app.url}/number/12125550131`);
    await page.getByRole("button", { name: "Claim with the burner wallet" }).click();
    await untilStage(page, "indexed");
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: "It is yours" }).waitFor();
    await untilAnswers(page, "sip", /302/);
  });

  test("looks up numbers in any writing, and reads the status while typing", async () => {
    const { page } = await openPage(browser);
    await page.goto(stack.app.url);
    const field = page.getByLabel("Telephone number");
    const status = page.getByTestId("status");
    for (const [written, word] of [
      ["(212) 555-0142", "held, ported"],
      ["0044 20 7946 0018", "held"],
      ["+1 212 555 0177", "available"],
      ["+44 1", "unassigned"],
    ] as const) {
      await field.fill(written);
      await status.getByText(word).waitFor();
    }
    await field.fill("not a number");
    await status.getByText("with + and the country code").waitFor();
    await field.fill("+1 212 555 0142");
    await field.press("Enter");
    await page.waitForURL("**/number/12125550142");
    await page.getByRole("heading", { level: 1, name: "+1 212 555 0142" }).waitFor();
  });

  test("sees until when a number is verified, and that another one is contested", async () => {
    const [verified, contested] = [market.verifiedNumbers[0]!, market.verifiedNumbers.find((each) => each.challenger)!];
    const { page, complaints } = await openPage(browser);
    const status = page.getByTestId("status");
    await page.goto(`${stack.app.url}/number/${verified.number}`);
    await status
      .getByText(/^held\. .* holds it, verified until \d+ [A-Z][a-z]+ 20\d\d, .* carries its calls\./)
      .waitFor();

    const { privateKey } = localAccount(contested.holder);
    await openWithWallet(page, stack, contested.number, { fill: false, privateKey: privateKey as Hex });
    await status.getByText(/^contested\. .* it is, unless the holder answers by \d+ .* UTC\./).waitFor();
    const actions = page.getByTestId("actions");
    await actions.getByText("It is contested, so it cannot be ported.").waitFor();
    expect(await actions.getByRole("button", { name: "Port", exact: true }).count()).toBe(0);
    await actions.getByRole("button", { name: "Release" }).click();
    const release = page.getByRole("dialog", { name: `Release ${formatNumber(contested.number)}` });
    await release.getByText("It passes at once to the wallet that contests it.").waitFor();

    await page.goto(`${stack.app.url}/address/${localAccount(contested.holder).address}`);
    const line = page.getByRole("listitem").filter({ hasText: formatNumber(contested.number) });
    await line.getByText(/, contested \(see its page\), verified until \d+ [A-Z][a-z]+ 20\d\d, deposit /).waitFor();
    expect(complaints).toEqual([]);
  });

  test("has little to load before the first look-up, and nothing from elsewhere", async () => {
    const { page, complaints } = await openPage(browser);
    const origins = new Set<string>();
    page.on("request", (request) => origins.add(new URL(request.url()).origin));
    let bytes = 0;
    page.on("requestfinished", async (request) => {
      if (request.resourceType() === "script") bytes += (await request.sizes()).responseBodySize;
    });
    await page.goto(stack.app.url, { waitUntil: "networkidle" });
    expect([...origins]).toEqual([stack.app.url]);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(SCRIPT_BOUND);
    expect(complaints).toEqual([]);
  });

  test("uses the page with the keyboard alone", async () => {
    const { page } = await openPage(browser);
    await page.goto(`${stack.app.url}/number/12125550142`);
    await untilAnswers(page, "sip", /302/);
    const door = page.getByRole("button", { name: "Connect wallet" });
    await door.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Choose a wallet" });
    await dialog.waitFor();
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press("Tab");
      expect(await focusIsBehind(page)).toBe(false);
    }
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await answerOf(page, "http")).toContain("200");
  });
});

/** Whether something behind the open dialog has the focus. */
function focusIsBehind(page: Page): Promise<boolean> {
  return page
    .locator(":focus")
    .evaluateAll((focused) =>
      focused.some((element) => element.closest("dialog") === null && element.tagName !== "BODY"),
    );
}
