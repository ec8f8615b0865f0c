import { encode } from "dns-packet";
import fc from "fast-check";
import { expect, it } from "vitest";
import { RCODE, readQuery } from "./query.ts";

const name = "0.0.1.0.E164.dots.example";
const plain = encode({ type: "query", id: 7, flags: 0x100, questions: [{ type: "NAPTR", name, class: "IN" }] });
const opt = {
  type: "OPT",
  name: ".",
  udpPayloadSize: 1400,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
};
const withEdns = encode({
  type: "query",
  id: 7,
  questions: [{ type: "NAPTR", name, class: "IN" }],
  additionals: [{ ...opt, type: "OPT", options: [] }],
});

it("reads a query, with its case and its EDNS size", () => {
  expect(readQuery(plain)).toMatchObject({ id: 7, name, type: 35, class: 1, recursionDesired: true, edns: null });
  expect(readQuery(withEdns)).toMatchObject({ edns: { payload: 1400, version: 0 } });
});

it("says nothing to what is no query", () => {
  for (let length = 0; length < 12; length++) expect(readQuery(plain.subarray(0, length))).toBeNull();
  const response = Buffer.from(plain);
  response[2]! |= 0x80;
  expect(readQuery(response)).toBeNull();
});

it("finds every query that was cut short, or that has something behind it", () => {
  for (const whole of [plain, withEdns]) {
    for (let length = 12; length < whole.length; length++) {
      expect(readQuery(whole.subarray(0, length)), String(length)).toMatchObject({ rcode: RCODE.FORMERR });
    }
    expect(readQuery(Buffer.concat([whole, Buffer.from([0])]))).toMatchObject({ rcode: RCODE.FORMERR });
  }
});

it("does no other operation, and takes exactly one question", () => {
  const notify = Buffer.from(plain);
  notify[2] = 4 << 3;
  expect(readQuery(notify)).toMatchObject({ opcode: 4, rcode: RCODE.NOTIMP });
  for (const count of [0, 2, 65_535]) {
    const other = Buffer.from(plain);
    other.writeUInt16BE(count, 4);
    expect(readQuery(other)).toMatchObject({ rcode: RCODE.FORMERR });
  }
});

it("refuses compressed and endless names, and keeps dots inside labels apart", () => {
  const header = plain.subarray(0, 12);
  const tail = Buffer.from([0, 35, 0, 1]);
  const question = (...bytes: number[]) => readQuery(Buffer.concat([header, Buffer.from(bytes), tail]));
  expect(question(0xc0, 12)).toMatchObject({ rcode: RCODE.FORMERR });
  expect(question(...Array(130).fill([1, 97]).flat(), 0)).toMatchObject({ rcode: RCODE.FORMERR });
  expect(question(3, 0x31, 0x2e, 0x32, 0)).toMatchObject({ name: "1\\0462" });
  expect(question(0)).toMatchObject({ name: "" });
});

it("never throws, whatever comes", () => {
  const mutated = fc
    .tuple(
      fc.constantFrom(plain, withEdns),
      fc.array(fc.tuple(fc.nat(80), fc.nat(255)), { maxLength: 8 }),
      fc.nat(80),
      fc.uint8Array({ maxLength: 20 }),
    )
    .map(([whole, changes, cut, more]) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      return Buffer.concat([bytes.subarray(0, bytes.length - (cut % bytes.length)), more]);
    });
  const random = fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(fc.oneof(mutated, random), (datagram) => {
      readQuery(datagram);
    }),
    { numRuns: 20_000 },
  );
});
