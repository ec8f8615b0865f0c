import { describe, expect, it } from "vitest";
import { importComplaints } from "./imports.ts";

describe("the direction of imports", () => {
  it("lets the bridge, the dApp and the scripts import the protocol", () => {
    for (const path of ["sip-bridge/src/a.ts", "app/lib/a.ts", "scripts/seed/a.ts"]) {
      expect(importComplaints(path, 'import { parseNumber } from "@dots/protocol";')).toEqual([]);
    }
  });

  it("refuses what points backwards or sideways", () => {
    expect(importComplaints("protocol/src/a.ts", 'import { decide } from "@dots/sip-bridge";')).toHaveLength(1);
    expect(importComplaints("app/lib/a.ts", 'import { decide } from "../../sip-bridge/src/index.ts";')).toHaveLength(1);
    expect(importComplaints("scripts/a.ts", 'const x = await import("../app/lib/x.ts");')).toHaveLength(1);
    expect(importComplaints("contracts/a.sol", 'import { X } from "../test/X.sol";')).toHaveLength(1);
  });

  it("sees exports, several lines and type imports", () => {
    expect(importComplaints("app/a.ts", 'export * from "@dots/sip-bridge";')).toHaveLength(1);
    expect(importComplaints("app/a.ts", 'import type {\n  A,\n  B,\n} from "@dots/sip-bridge";')).toHaveLength(1);
  });

  it("wants the protocol named as a package", () => {
    expect(importComplaints("scripts/seed/a.ts", 'import { x } from "../../protocol/src/index.ts";')).toHaveLength(1);
  });

  it("leaves packages from npm and neighbours alone", () => {
    expect(importComplaints("protocol/src/a.ts", 'import { b } from "./b.ts";\nimport { hex } from "viem";')).toEqual(
      [],
    );
  });
});
