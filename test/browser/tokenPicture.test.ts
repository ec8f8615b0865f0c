/// <reference lib="dom" />
import { parseEther } from "ethers";
import hre from "hardhat";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deployStage } from "../../scripts/check/gas/stage.ts";
import { metadataOf } from "../contracts/metadata/metadata.ts";
import { requirePeer } from "../interop/peers/requirePeer.ts";
import { openBrowser, openPage } from "./openBrowser.ts";

const NUMBERS = [12125550123n, 999_123_456_789_012n, 999_100_000n];
const CARD = 600;

describe.skipIf(!requirePeer("chromium"))("the picture of a number", () => {
  let browser: Browser;
  const pictures: { image: string; picture: string }[] = [];

  beforeAll(async () => {
    const { ethers } = await hre.network.create();
    const { registry, authorityDesk, carriers, profiles, ett, governance } = await deployStage(ethers);
    const me = await governance.getAddress();
    // The longest amount there is, so that all its digits are drawn.
    const deposit = parseEther("999999.999999999999999999");
    await registry.addDepositClass(deposit);
    await carriers.join(me, "Alpha", "", 0n);
    await profiles.create(1, 300, 1, []);
    await ett.approve(await registry.getAddress(), deposit * 3n);
    for (const [code, prefix, minDigits, maxDigits] of [
      [1n, 1212555n, 11, 11],
      [999n, 9991n, 9, 15],
    ] as const) {
      await authorityDesk.delegate(code, me, minDigits, maxDigits);
      await authorityDesk.openRangeLengths(code, 1 << `${prefix}`.length);
      await registry.allocate(prefix, {
        ...{ carrier: 1, defaultProfile: 1, minDigits, maxDigits, depositClass: 0 },
        ...{ policy: 1, quarantineDays: 0, flags: 1 },
      });
    }
    for (const number of NUMBERS) {
      await registry.claim(number, me, 0, deposit);
      const { image, picture } = await metadataOf(registry, number);
      pictures.push({ image, picture });
    }
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test.each(["light", "dark"] as const)("is shown, and readable, where the page is %s", async (colorScheme) => {
    const { page, complaints } = await openPage(browser, { colorScheme });
    await page.setContent(pictures.map(({ image }) => `<img alt="" src="${image}">`).join(""));
    const sizes = await page.locator("img").evaluateAll((images) =>
      Promise.all(
        images.map(async (image) => {
          await (image as HTMLImageElement).decode();
          return (image as HTMLImageElement).naturalWidth > 0;
        }),
      ),
    );
    expect(sizes).toEqual(NUMBERS.map(() => true));
    await page.setContent(pictures.map(({ picture }) => picture).join(""));
    for (const ratio of await page.locator("svg text").evaluateAll(contrasts)) {
      expect(ratio).toBeGreaterThan(4.5); // WCAG 2.2, 1.4.3
    }
    expect(complaints).toEqual([]);
  });

  test("is well-formed XML without anything that could be run", async () => {
    const { page } = await openPage(browser);
    for (const { picture } of pictures) {
      const elements = await page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
        return [...new Set([...parsed.querySelectorAll("*")].map(({ nodeName }) => nodeName))].sort();
      }, picture);
      expect(elements).toEqual(["circle", "path", "polyline", "rect", "style", "svg", "text"]);
    }
  });

  test("keeps every text inside the card, and none over another", async () => {
    const { page } = await openPage(browser);
    for (const { picture } of pictures) {
      await page.setContent(picture.replace("<svg ", `<svg width="${CARD}" height="${CARD}" `));
      const boxes = await page.locator("svg text").evaluateAll((texts) =>
        texts.map((text) => {
          const { x, y, width, height } = (text as SVGTextElement).getBBox();
          return { text: text.textContent, left: x, right: x + width, top: y, bottom: y + height };
        }),
      );
      // A date would stand between carrier and deposit.
      for (const { left, right } of boxes.slice(-1)) expect(right - left).toBeLessThanOrEqual(180);
      for (const [i, box] of boxes.entries()) {
        expect(box.left, box.text ?? "").toBeGreaterThanOrEqual(30);
        expect(box.right, box.text ?? "").toBeLessThanOrEqual(CARD - 30);
        for (const other of boxes.slice(0, i)) {
          const apart =
            box.left > other.right ||
            other.left > box.right ||
            box.top >= other.bottom - 2 ||
            other.top >= box.bottom - 2;
          expect(apart, `${box.text} and ${other.text}`).toBe(true);
        }
      }
    }
  });
});

/** Of each text to the card behind it (WCAG 2.2): runs in the page. */
function contrasts(texts: Element[]): number[] {
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = (colour.match(/\d+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const fill = (element: Element) => luminance(getComputedStyle(element).fill);
  return texts.map((text) => {
    const [light = 0, dark = 0] = [fill(text), fill(text.parentElement!.querySelector("rect")!)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  });
}
