import { expect, test } from "vitest";
import { storageLayout } from "./storageLayout.ts";

test("names types and leaves out the numbers of syntax nodes", () => {
  const layout = storageLayout({
    storage: [
      { label: "count", slot: "0", offset: 20, type: "t_uint32" },
      { label: "_plan", slot: "1", offset: 0, type: "t_struct(Plan)1234_storage" },
    ],
    types: {
      t_uint32: { label: "uint32", numberOfBytes: "4" },
      "t_struct(Plan)1234_storage": {
        label: "struct Plan",
        numberOfBytes: "32",
        members: [{ label: "classes", slot: "0", offset: 0, type: "t_uint32" }],
      },
    },
  });
  expect(layout).toEqual({
    variables: ["0:20 count uint32", "1:0 _plan struct Plan"],
    structs: { Plan: ["0:0 classes uint32"] },
  });
});

test("a contract without storage has an empty layout", () => {
  expect(storageLayout({ storage: [], types: null })).toEqual({ variables: [], structs: {} });
});
