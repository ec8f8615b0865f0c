// `npm run pictures`: takes the pictures of the docs from a stack of its own. Pages are as a visitor finds them.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { openWithWallet, untilAnswers, untilStage } from "./numberPage.ts";
import { openBrowser, openPage } from "./openBrowser.ts";
import { startStack } from "./stack.ts";

const FOLDER = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
const NUMBER = 12125550123n;

const stack = await startStack();
const browser = await openBrowser();
const take = (page: Page, name: string) =>
  page.screenshot({ path: join(FOLDER, `${name}.png`), animations: "disabled" });
try {
  const viewport = { width: 1200, height: 800 };
  const { page } = await openPage(browser, { viewport });
  await page.goto(stack.app.url);
  await page.getByLabel("Telephone number").fill("(212) 555-0123");
  await page.getByTestId("status").getByText("available").waitFor();
  await take(page, "search");

  await openWithWallet(page, stack, NUMBER);
  await untilAnswers(page, "sip", /404/);
  await take(page, "available");
  await page.getByRole("button", { name: "Claim", exact: true }).click();
  await page.getByText(/^about 0\./).waitFor();
  await take(page, "review");
  await page.getByRole("button", { name: "Sign in wallet" }).click();
  await untilStage(page, "indexed");
  await take(page, "indexed");
  await page.getByRole("button", { name: "Done" }).click();
  await untilAnswers(page, "sip", /302/);
  await take(page, "held");

  const phone = await openPage(browser, { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  await phone.page.goto(`${stack.app.url}/number/${NUMBER}`);
  await untilAnswers(phone.page, "sip", /302/);
  await take(phone.page, "phone");
} finally {
  await browser.close();
  await stack.stop();
}
