import { expect, it } from "vitest";
import { errorComplaints } from "./errors.ts";

const taken = `interface IBook {
  /// @notice An error Missing(uint256) that a comment declares is none.
  error Taken(uint256 page, address reader);
  error Shut();
}`;
const book = "contract Book is IBook { function open() external { revert Taken(1, a); } error Torn(); }";
const raisesShut = "library L { function f() internal { require(x, IBook.Shut()); } }";

/** What is said of `IBook.Taken`, if the tests are these. */
function complaints(...bodies: string[]): string[] {
  return errorComplaints({
    contracts: new Map([
      ["IBook.sol", taken.replace("error Shut();", "")],
      ["Book.sol", book.replace("error Torn();", "")],
    ]),
    tests: new Map(bodies.map((body, index) => [`${index}.t.sol`, body])),
    published: new Set(["Taken"]),
  });
}

const values = "abi.encodeWithSelector(IBook.Taken.selector, 1, address(uint160(2)))";
const test = (body: string) => `function test_RevertWhen_ItIsTaken() public { ${body} }`;

it("passes an error that a test expects with its values", () => {
  expect(complaints(test(`vm.expectRevert(${values});`))).toEqual([]);
  expect(complaints(test(`bytes memory reason = ${values}; vm.expectRevert(reason);`))).toEqual([]);
});

it("follows a reason into the helpers that return or expect it, of the file or of one that it imports", () => {
  const returned = `function _taken(uint256 page) private returns (bytes memory) { return ${values}; }`;
  const expecting = "function _refuse(uint256 page, bytes memory reason) internal { vm.expectRevert(reason); open(); }";
  const through = "function _refuse(bytes memory reason) private { _refuse(1, reason); }";
  expect(complaints(`${returned} ${test("vm.expectRevert(_taken(1));")}`)).toEqual([]);
  expect(complaints(`${expecting} ${through} ${returned} ${test("_refuse(_taken(1));")}`)).toEqual([]);
  expect(complaints(`import { Stage } from "./1.t.sol";\n${test(`_refuse(1, ${values});`)}`, expecting)).toEqual([]);
  expect(complaints(test(`_refuse(1, ${values});`), expecting)).toHaveLength(1);
});

it.each([
  ["no test", ""],
  ["the selector alone", test("vm.expectRevert(IBook.Taken.selector);")],
  ["a selector that is encoded alone", test("vm.expectRevert(abi.encodeWithSelector(IBook.Taken.selector));")],
  ["too few values", test("vm.expectRevert(abi.encodeWithSelector(IBook.Taken.selector, f(1, 2)));")],
  ["any revert", test("vm.expectRevert();")],
  ["an error of another contract", test(`vm.expectRevert(${values.replace("IBook", "IShelf")});`)],
  ["a comment", test(`// vm.expectRevert(${values});`)],
  ["a text", test(`say("vm.expectRevert(${values});");`)],
  ["a reason that nothing expects", test(`bytes memory reason = ${values}; vm.expectRevert(other);`)],
  ["a helper that no test calls", `function _refuse() private { vm.expectRevert(${values}); }`],
])("is not content with %s", (_, source) => {
  expect(complaints(source)).toEqual([
    "IBook.sol: Taken is expected by no test with its values: " +
      "vm.expectRevert(abi.encodeWithSelector(IBook.Taken.selector, ...)) with 2 values",
  ]);
});

it("takes the selector of an error without values, and names one that nothing raises or publishes", () => {
  const sources = {
    contracts: new Map([
      ["IBook.sol", taken],
      ["Book.sol", book],
      ["L.sol", raisesShut],
    ]),
    tests: new Map([["0.t.sol", test(`vm.expectRevert(IBook.Shut.selector); vm.expectRevert(${values});`)]]),
    published: new Set(["Taken"]),
  };
  expect(errorComplaints(sources)).toEqual([
    "IBook.sol: Shut is in no published ABI: add its contract to scripts/generate/contracts.ts",
    "Book.sol: Torn is raised nowhere: remove it",
  ]);
});

it("reads errors over many lines, with values that hold commas", () => {
  const contracts = new Map([
    ["I.sol", "interface I { error Long(\n  uint8 a, // the first, of two\n  function(uint8, uint8) external b\n); }"],
    ["C.sol", "contract C { function f() external { if (y) revert I.Long({ a: 1, b: g }); } }"],
  ]);
  const reason = 'abi.encodeWithSelector(I.Long.selector, f(1, "),("), g[h(2, 3)])';
  const tests = new Map([["0.t.sol", test(`vm.expectRevert(\n ${reason}\n);`)]]);
  expect(errorComplaints({ contracts, tests, published: new Set(["Long"]) })).toEqual([]);
});
