import { describe, expect, it } from "vitest";
import { showAmount } from "./amount.ts";

describe("showAmount", () => {
  it("shows whole amounts without a fraction", () => {
    expect(showAmount(25n * 10n ** 18n, "ETT")).toBe("25 ETT");
    expect(showAmount(0n, "ETT")).toBe("0 ETT");
  });
  it("groups thousands", () => {
    expect(showAmount(1_234_567n * 10n ** 18n, "ETT")).toBe("1\u202f234\u202f567 ETT");
  });
  it("rounds up what it cuts off", () => {
    expect(showAmount(1n, "ETH")).toBe("0.0001 ETH");
    expect(showAmount(10n ** 18n + 1n, "ETT", 2)).toBe("1.01 ETT");
    expect(showAmount(1_999_999n * 10n ** 12n, "ETH", 2)).toBe("2 ETH");
  });
});
