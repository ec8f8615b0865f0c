import { expect, test } from "vitest";
import { compile, PLAIN } from "./compile.ts";
import { Reach } from "./reach.ts";
import { importsOf } from "./sources.ts";

const sources = new Map([
  ["base.sol", "import {f} from './free.sol'; abstract contract Base { function g() public pure { f(); } }"],
  ["free.sol", "import {ONE} from './one.sol'; function f() pure returns (uint256) { return ONE; }"],
  ["one.sol", "uint256 constant ONE = 1; struct Pair { uint256 a; uint256 b; } struct Few { uint256[ONE] all; }"],
  ["lib.sol", "library Lib { function h(uint256 x) internal pure returns (uint256) { return x; } }"],
  ["other.sol", "import {Lib} from './lib.sol'; contract Other { function k() external pure { Lib.h(1); } }"],
  [
    "main.sol",
    `import {Base} from './base.sol'; import {Other} from './other.sol'; import {Pair} from './one.sol';
     contract Main is Base { function m(Other o) public view { o.k(); } }
     contract Maker { function m() public { new Other(); } }
     contract Asker { function m() public pure returns (bytes memory) { return type(Other).creationCode; } }
     contract Teller { function m(Pair memory p) public pure returns (uint256) { return p.a; } }`,
  ],
]);
const reach = new Reach(compile(sources, {}, PLAIN, true).trees);
const filesOf = (name: string) => [...reach.of({ source: "main.sol", name })].sort();

test("code comes from bases, from what they call, and from the constants that this reads", () => {
  expect(filesOf("Main")).toEqual(["base.sol", "free.sol", "main.sol", "one.sol"]);
});

test("what is called where it stands brings no code, what is created does", () => {
  expect(filesOf("Maker")).toEqual(["lib.sol", "main.sol", "other.sol"]);
  expect(filesOf("Asker")).toEqual(["lib.sol", "main.sol", "other.sol"]);
});

test("a struct brings code only where it says how long an array is", () => {
  expect(filesOf("Teller")).toEqual(["main.sol"]);
});

test("imports are found over lines and in all their forms", () => {
  const text = `import { A,\n  B } from "./x/A.sol";\nimport "../C.sol";\nimport * as D from "pkg/D.sol";\n// import "no.sol"\n`;
  expect(importsOf("contracts/y/Z.sol", text)).toEqual(["contracts/y/x/A.sol", "contracts/C.sol", "pkg/D.sol"]);
});
