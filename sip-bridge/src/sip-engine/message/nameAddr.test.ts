import { expect, test } from "vitest";
import { readNameAddr } from "./nameAddr.ts";

test.each([
  ["<sip:a@b>;tag=1", "sip:a@b", "1"],
  ["sip:a@b;tag=1", "sip:a@b", "1"],
  ["caller<sip:a@b>;tag=323", "sip:a@b", "323"],
  ['"Quoted \\"name\\", <odd>" <sip:a@b;lr> ; tag = x', "sip:a@b;lr", "x"],
  ["token1~` token2'+_ <sip:a@b>", "sip:a@b", undefined],
  ["<tel:+12125550123;npdi>", "tel:+12125550123;npdi", undefined],
  ["<http://www.example.com>;tag=3", "http://www.example.com", "3"],
])("%s", (value, uri, tag) => {
  const read = readNameAddr(value);
  expect([read?.uri, read?.parameters.get("tag")]).toEqual([uri, tag]);
});

test.each([
  '"never closed <sip:a@b>',
  '"closed" sip:a@b',
  "Bell, Alexander <sip:a@b>;tag=43",
  "< sip:a@b >",
  "<sip:a@b",
  "<sip:>",
  "alan@jasomi.com",
  "<sip:a@b>;tag",
  "<sip:a@b>x",
  "",
])("malformed or without a usable tag: %s", (value) => {
  expect(readNameAddr(value)?.parameters.get("tag") || null).toBeNull();
});
