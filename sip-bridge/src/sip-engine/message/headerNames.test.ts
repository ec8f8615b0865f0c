import { expect, test } from "vitest";
import { headerKey, headerLabel } from "./headerNames.ts";

test.each([
  ["i", "call-id", "Call-ID"],
  ["V", "via", "Via"],
  ["MaX-fOrWaRdS", "max-forwards", "Max-Forwards"],
  ["cseq", "cseq", "CSeq"],
  ["www-authenticate", "www-authenticate", "WWW-Authenticate"],
  ["X-DOTS-Block", "x-dots-block", "X-DOTS-Block"],
  ["constructor", "constructor", "Constructor"],
  ["q", "q", "Q"],
])("%s is found as %s and written as %s", (name, key, label) => {
  expect([headerKey(name), headerLabel(name)]).toEqual([key, label]);
});
