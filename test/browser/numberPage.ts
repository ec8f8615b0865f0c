import type { Page } from "playwright-core";
import type { Hex } from "viem";
import { expect } from "vitest";
import type { Stack } from "./stack.ts";
import { announceWallet, type TestWallet } from "./testWallet.ts";

/** What a party's row answers now. */
export function answerOf(page: Page, party: "sip" | "enum" | "http"): Promise<string> {
  return page.getByTestId(`live-${party}`).locator("[data-answer]").innerText();
}

/** Waits until a party's row says it; the page is never reloaded. */
export async function untilAnswers(page: Page, party: "sip" | "enum" | "http", words: RegExp): Promise<void> {
  await page.getByTestId(`live-${party}`).locator("[data-answer]").filter({ hasText: words }).waitFor();
}

/** Waits until the transaction dialog stands at the stage. */
export async function untilStage(page: Page, stage: string): Promise<void> {
  const dialog = page.getByTestId("transaction");
  await page
    .locator(`[data-testid=transaction][data-stage=${stage}], [data-testid=transaction][data-stage=failed]`)
    .waitFor();
  expect(await dialog.getAttribute("data-stage"), await dialog.innerText()).toBe(stage);
}

/** Opens a number's page with a test wallet that is connected and, unless `fill` is false, has ETH and ETT of the faucet. */
export async function openWithWallet(
  page: Page,
  { app, chain }: Stack,
  digits: bigint,
  { fill = true, ...options }: { typedData?: boolean; privateKey?: Hex; fill?: boolean } = {},
): Promise<TestWallet> {
  const wallet = await announceWallet(page, { rpcUrl: chain.rpcUrl, chainId: 31337, ...options });
  await page.goto(`${app.url}/number/${digits}`);
  await page.getByRole("button", { name: "Connect wallet" }).click();
  const dialog = page.getByRole("dialog", { name: "Choose a wallet" });
  await dialog.getByRole("button", { name: wallet.name }).click();
  const account = page.getByRole("button", { name: /Your wallet 0x/ });
  await account.waitFor();
  if (!fill) return wallet;
  await account.click();
  const own = page.getByRole("dialog", { name: "Your wallet" });
  await own.getByRole("button", { name: "Fill up" }).click();
  await own.getByText(/1.000 ETT/).waitFor();
  await own.getByRole("button", { name: "Close" }).click();
  return wallet;
}
