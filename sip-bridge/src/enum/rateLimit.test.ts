import { expect, it } from "vitest";
import { RateLimit } from "./rateLimit.ts";

function admitted(limit: RateLimit, addresses: readonly string[], now: number): number {
  return addresses.filter((address) => limit.admit(address, now)).length;
}

it("counts a network's answers within a second", () => {
  const limit = new RateLimit(3);
  const network = Array.from({ length: 10 }, (_, i) => `192.0.2.${i}`);
  expect(admitted(limit, network, 1_000)).toBe(3);
  expect(admitted(limit, network, 1_999)).toBe(0);
  expect(admitted(limit, network, 2_000)).toBe(3);
});

it("counts other networks apart", () => {
  const limit = new RateLimit(1);
  expect(admitted(limit, ["192.0.2.1", "192.0.3.1", "2001:db8:0:100::1", "2001:db8:0:200::1"], 0)).toBe(4);
});

it("knows a network of IPv6 however it is written", () => {
  const limit = new RateLimit(1);
  expect(admitted(limit, ["2001:db8::1", "2001:db8:0:0::2", "2001:db8:0:ff:1:2:3:4", "2001:db8::1%eth0"], 0)).toBe(1);
});

it("is off at zero", () => {
  expect(admitted(new RateLimit(0), Array(1000).fill("192.0.2.1"), 0)).toBe(1000);
});
