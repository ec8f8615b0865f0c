import fc from "fast-check";
import { expect, it } from "vitest";
import { readSubject, splitUserPart } from "./subject.ts";

const emergency = new Set(["112", "911"]);

function read(text: string) {
  const { user, parameters } = splitUserPart(text);
  return readSubject(user, emergency, parameters);
}

it("reads a number with and without visual separators", () => {
  const number = { kind: "number", number: 12125550123n, npdi: false, rn: null };
  expect(read("+12125550123")).toEqual(number);
  expect(read("+1-(212)-555.0123")).toEqual(number);
});

it("reads the marks of number portability", () => {
  expect(read("+12125550123;npdi")).toMatchObject({ npdi: true, rn: null });
  expect(read("+12125550123;NPDI;rn=+1-212-555-9999")).toMatchObject({ npdi: true, rn: 12125559999n });
  expect(read("+12125550123;rn=2125559999;rn-context=+1")).toMatchObject({ rn: 12125559999n });
});

it("does not look up a number whose routing number is of no E.164 range", () => {
  for (const rn of ["d2701;rn-context=+7", "2125559999", "+0123", "+12+34", ""]) {
    expect(read(`+12125550123;rn=${rn}`), rn).toMatchObject({ kind: "other" });
  }
});

it("knows emergency numbers with and without +, and the service URN", () => {
  for (const text of ["112", "+911", "9-1-1", "911;phone-context=+1"]) {
    expect(read(text), text).toMatchObject({ kind: "emergency" });
  }
  expect(read("service:sos.police")).toEqual({ kind: "emergency", digits: "sos" });
});

it("takes nothing without + for a number", () => {
  for (const text of ["12125550123", "alice", "", "*100#", "0012125550123", "service:counseling"]) {
    expect(read(text), text).toMatchObject({ kind: "other" });
  }
});

it("waits for the digits after +", () => {
  expect(read("+")).toEqual({ kind: "incomplete" });
});

it("reads whatever comes, and only E.164 as a number", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?[0-9+\-.;=a-z]{0,40}$/)), (text) => {
      const subject = read(text);
      if (subject.kind === "number") expect(String(subject.number)).toMatch(/^[1-9]\d{0,14}$/);
    }),
  );
});
