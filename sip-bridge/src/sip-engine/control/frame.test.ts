import fc from "fast-check";
import { expect, test } from "vitest";
import { FrameError, FrameReader, writeFrame } from "./frame.ts";

test("frames come out whole, wherever the stream is cut", () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((array) => Buffer.from(array).toString("latin1"));
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 8 }), fc.array(fc.nat(40), { maxLength: 200 }), (payloads, cuts) => {
      const stream = Buffer.concat(payloads.map(writeFrame));
      const reader = new FrameReader();
      const read: string[] = [];
      let at = 0;
      for (const cut of cuts) {
        read.push(...reader.read(stream.subarray(at, at + cut)));
        at = Math.min(stream.length, at + cut);
      }
      read.push(...reader.read(stream.subarray(at)));
      expect(read).toEqual(payloads);
    }),
  );
});

test("lengths are bytes, not characters", () => {
  expect(new FrameReader().read(Buffer.from("2#é3#abc")).map((text) => Buffer.from(text, "latin1").toString())).toEqual(
    ["é", "abc"],
  );
});

test.each(["x", "#", "0#", "01#a", "-1#a", "123456#", "123456", "12 #"])("%s is no frame", (text) => {
  expect(() => new FrameReader().read(Buffer.from(text))).toThrow(FrameError);
});
