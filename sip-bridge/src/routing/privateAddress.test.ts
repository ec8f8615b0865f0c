import { expect, it } from "vitest";
import { isPrivateHost } from "./privateAddress.ts";

it("refuses what leads back inside", () => {
  for (const host of [
    "127.0.0.1",
    "10.1.2.3",
    "172.31.255.255",
    "192.168.0.1",
    "100.64.0.1",
    "169.254.169.254",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "fe80::1",
    "fd00::1",
    "ff02::1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
  ])
    expect(isPrivateHost(host), host).toBe(true);
});

it("refuses odd writings that a resolver takes for an address", () => {
  for (const host of ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "1.2.3.4.", "localhost", "a.localhost."]) {
    expect(isPrivateHost(host), host).toBe(true);
  }
});

it("lets public addresses and names through", () => {
  for (const host of ["203.0.113.9", "2001:db8::1", "sbc.example.net", "1.example.net", "0xbeef.example", "x1"]) {
    expect(isPrivateHost(host), host).toBe(false);
  }
});
