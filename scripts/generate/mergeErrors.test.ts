import { expect, test } from "vitest";
import { type AbiItem, mergeErrors } from "./mergeErrors.ts";

const error = (name: string, ...types: string[]): AbiItem => ({
  type: "error",
  name,
  inputs: types.map((type) => ({ type })),
});

test("adds errors of what is called, once each, and nothing else", () => {
  const abi: AbiItem[] = [{ type: "function", name: "claim", inputs: [] }, error("Taken", "uint64")];
  const called = [
    [error("Taken", "uint64"), error("Missing", "uint64"), { type: "event", name: "Moved", inputs: [] }],
    [error("Missing", "uint64"), error("Missing", "uint32")],
  ];
  expect(mergeErrors(abi, called)).toEqual([...abi, error("Missing", "uint64"), error("Missing", "uint32")]);
});

test("tells errors apart by the fields of their tuples", () => {
  const tuple = (...types: string[]): AbiItem => ({
    type: "error",
    name: "Refused",
    inputs: [{ type: "tuple[]", components: types.map((type) => ({ type })) }],
  });
  expect(mergeErrors([tuple("uint8")], [[tuple("uint8"), tuple("uint16")]])).toHaveLength(2);
});
