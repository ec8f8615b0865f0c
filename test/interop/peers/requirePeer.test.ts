import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { requirePeer } from "./requirePeer.ts";

beforeEach(() => void vi.stubEnv("PATH", "/nowhere"));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test("a missing peer fails in CI and names the command that installs it", () => {
  vi.stubEnv("CI", "true");
  expect(() => requirePeer("sipp", "dig")).toThrow(/sip-tester, dnsutils.*apt-get install .*sip-tester dnsutils/);
});

test("a missing peer is told aloud elsewhere", () => {
  vi.stubEnv("CI", "");
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(requirePeer("sipp")).toBe(false);
  expect(write).toHaveBeenCalledWith(expect.stringContaining("apt-get install"));
});
