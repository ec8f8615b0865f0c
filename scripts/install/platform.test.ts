import { expect, test } from "vitest";
import { whyNotHere } from "./platform.mjs";

const here = { platform: "linux", arch: "x64", node: "20.20.2" };

test.each([here, { ...here, arch: "arm64" }, { platform: "darwin", arch: "arm64", node: "26.10.0" }])(
  "$platform on $arch with Node $node will do",
  (found) => expect(whyNotHere(found)).toBeUndefined(),
);

test("an old Node is told with what is needed", () => {
  expect(whyNotHere({ ...here, node: "18.19.0" })).toMatch(/18\.19\.0 .* Node 20/);
});

test.each([
  { ...here, platform: "win32" },
  { ...here, arch: "riscv64" },
])("$platform on $arch is told with what there is", (found) => {
  expect(whyNotHere(found)).toContain("linux-x64, linux-arm64, darwin-arm64");
});
