import { deployments, formatNumber, LOCAL_CHAIN_ID } from "@dots/protocol";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requirePeer } from "../interop/peers/requirePeer.ts";
import { openWithWallet, untilAnswers, untilStage } from "./numberPage.ts";
import { openBrowser, openPage } from "./openBrowser.ts";
import { allowanceOf, ettOf, minerOf } from "./purse.ts";
import { type Stack, startStack } from "./stack.ts";

const BLOCK_SECONDS = 2;
const { numberRegistry } = deployments[LOCAL_CHAIN_ID]!;

describe.skipIf(!requirePeer("chromium"))("when something goes wrong", () => {
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

  test("a rejected signature says so, spends nothing and can be tried again", async () => {
    const { page } = await openPage(browser);
    const number = 12125550150n;
    const wallet = await openWithWallet(page, stack, number);
    const purse = await ettOf(stack.chain.rpcUrl, wallet.address);
    await page.getByRole("button", { name: "Claim", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: `Claim ${formatNumber(number)}` });
    wallet.mode = "wait";
    await dialog.getByRole("button", { name: "Sign in wallet" }).click();
    expect((await wallet.waiting()).method).toBe("eth_signTypedData_v4");
    await dialog.getByText("permit the amount").waitFor();
    wallet.decide("approve");
    expect((await wallet.waiting()).method).toBe("eth_sendTransaction");
    wallet.decide("reject");
    await untilStage(page, "failed");
    await dialog.getByText("declined in the wallet").waitFor();
    expect(await ettOf(stack.chain.rpcUrl, wallet.address)).toBe(purse);

    const asked = wallet.asked.length;
    wallet.mode = "approve";
    await dialog.getByRole("button", { name: "Try again" }).click();
    await untilStage(page, "indexed");
    // The permit that was signed already is used: one question less.
    expect(wallet.asked.slice(asked).map(({ method }) => method)).toEqual(["eth_sendTransaction"]);
  });

  test("a wallet that cannot sign typed data approves exactly the deposit", async () => {
    const { page } = await openPage(browser);
    const wallet = await openWithWallet(page, stack, 12125550151n, { typedData: false });
    await page.getByRole("button", { name: "Claim", exact: true }).click();
    await page.getByRole("button", { name: "Sign in wallet" }).click();
    await untilStage(page, "indexed");
    const sent = wallet.asked.filter(({ method }) => method === "eth_sendTransaction");
    expect(sent).toHaveLength(2);
    expect(await allowanceOf(stack.chain.rpcUrl, wallet.address, numberRegistry)).toBe(0n);
  });

  test("too little ETT is told in words before anything is sent", async () => {
    const { page } = await openPage(browser);
    const wallet = await openWithWallet(page, stack, 12125550155n, { fill: false });
    await page.getByRole("button", { name: "Claim", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: /^Claim/ });
    await dialog.getByRole("button", { name: "Sign in wallet" }).click();
    await untilStage(page, "failed");
    expect(await dialog.innerText()).toMatch(/ETT/);
    await dialog.getByText("Details", { exact: true }).click();
    expect(await dialog.innerText()).toMatch(/Selector 0x[0-9a-f]{8}/);
    expect(wallet.asked.map(({ method }) => method)).not.toContain("eth_sendTransaction");
  });

  test("a reload between sending and confirming loses nothing", async () => {
    const { page } = await openPage(browser);
    const number = 12125550152n;
    const wallet = await openWithWallet(page, stack, number);
    const chain = minerOf(stack.chain.rpcUrl);
    await chain.setIntervalMining({ interval: 0 });
    await chain.setAutomine(false);
    try {
      await page.getByRole("button", { name: "Claim", exact: true }).click();
      await page.getByRole("button", { name: "Sign in wallet" }).click();
      await untilStage(page, "sent");
      await page.reload();
      await untilStage(page, "sent");
    } finally {
      await chain.setAutomine(true);
      await chain.setIntervalMining({ interval: BLOCK_SECONDS });
    }
    await untilStage(page, "indexed");
    expect(wallet.asked.filter(({ method }) => method === "eth_sendTransaction")).toHaveLength(1);
    await page.getByText(`${formatNumber(number)} is yours.`).waitFor();
  });

  test("a number that somebody else took meanwhile is refused in words", async () => {
    const { page } = await openPage(browser);
    const rival = await openPage(browser);
    const number = 12125550153n;
    await openWithWallet(page, stack, number);
    await openWithWallet(rival.page, stack, number);
    for (const visitor of [page, rival.page]) await visitor.getByRole("button", { name: "Claim", exact: true }).click();
    await rival.page.getByRole("button", { name: "Sign in wallet" }).click();
    await untilStage(rival.page, "indexed");
    await page.getByRole("button", { name: "Sign in wallet" }).click();
    await untilStage(page, "failed");
    await page.getByText("Somebody holds this number already.").waitFor();
  });

  test("with graph-node down the page says so, reads the chain and can still claim", async () => {
    await stack.graph.stop();
    const { page } = await openPage(browser);
    await page.goto(`${stack.app.url}/number/12125550154`);
    await page.getByTestId("index-down").getByText("The index does not answer").waitFor();
    await page.getByText("Aurora Telecom").first().waitFor();
    await untilAnswers(page, "sip", /404/);
    await page.getByRole("button", { name: "Claim with the burner wallet" }).click();
    await untilStage(page, "confirmed");
    await page.getByText("The index does not answer at the moment").waitFor();
    await page.keyboard.press("Escape");
    await untilAnswers(page, "sip", /302/);
    await page.getByLabel("Port it to").getByText("Borealis Voice").waitFor({ state: "attached" });
  });
});
