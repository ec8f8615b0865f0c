import fc from "fast-check";
import { getAddress, type Hex, zeroAddress } from "viem";
import { describe, expect, test } from "vitest";
import { arbitraryHandedVoucher } from "../../testing/vouchers.ts";
import type { HandedVoucher } from "./handedVoucher.ts";
import { writeVoucherJson } from "./jsonForm.ts";
import { LINK_PREFIX, writeVoucherLink } from "./linkForm.ts";
import { readVoucher } from "./readVoucher.ts";
import { VoucherError } from "./voucherError.ts";

const handed: HandedVoucher = {
  kind: "claim",
  chainId: 31337,
  desk: getAddress(`0x${"ab".repeat(20)}`),
  voucher: {
    number: 12125550123n,
    holder: getAddress(`0x${"cd".repeat(20)}`),
    profile: 7,
    depositClass: 1,
    sequence: 4,
    rangePrefix: 1212555n,
    rangeVersion: 3,
    issuedAt: 1_800_000_000,
    expiresAt: 1_800_086_400,
  },
  signature: `0x${"11".repeat(65)}`,
};
const inRoot: HandedVoucher = {
  ...handed,
  kind: "root",
  root: `0x${"22".repeat(32)}`,
  proof: Array(20).fill(`0x${"33".repeat(32)}`),
} as HandedVoucher;

/** The JSON form with one thing changed. */
function json(
  change: (whole: Record<string, unknown>, voucher: Record<string, unknown>) => void,
  from = handed,
): string {
  const whole = JSON.parse(writeVoucherJson(from));
  change(whole, whole.voucher);
  return JSON.stringify(whole);
}

function refusal(text: string): VoucherError {
  try {
    readVoucher(text);
  } catch (error) {
    if (error instanceof VoucherError) return error;
    throw error;
  }
  throw new Error("The text was read.");
}

describe("readVoucher", () => {
  test("reads back every voucher from both forms, which are written in one way only", () => {
    fc.assert(
      fc.property(arbitraryHandedVoucher, (each) => {
        for (const write of [writeVoucherJson, writeVoucherLink]) {
          const text = write(each);
          expect(readVoucher(` ${text}\n`)).toEqual(each);
          expect(write(readVoucher(text))).toBe(text);
        }
      }),
    );
  });

  test("the compact form is safe in a URL, and fits in a QR code", () => {
    expect(writeVoucherLink(handed)).toMatch(/^[A-Za-z0-9._~-]{1,220}$/);
    expect(writeVoucherLink(inRoot)).toMatch(/^[A-Za-z0-9._~-]{1,1100}$/);
  });

  test("numbers are in + form and times in seconds for those who read the JSON", () => {
    expect(JSON.parse(writeVoucherJson(handed))).toMatchObject({
      dots: "voucher",
      version: 1,
      kind: "claim",
      voucher: { number: "+12125550123", rangePrefix: "+1212555", issuedAt: 1_800_000_000 },
    });
  });

  test.each<[string, string, RegExp]>([
    ["no voucher", "hello", /hello.*dots1\./],
    ["nothing", "", /dots1\./],
    ["JSON cut short", writeVoucherJson(handed).slice(0, 40), /Needed: JSON/],
    ["JSON of something else", '{"a":1}', /dots: nothing/],
    ["another version", json((whole) => (whole.version = 2)), /version: "2".*Needed: 1/],
    ["an unknown kind", json((whole) => (whole.kind = "gift")), /gift.*claim, root, verification/],
    ["a kind with another's evidence", json((whole) => (whole.kind = "root")), /signature.*no more than.*root, proof/],
    ["a field too many", json((_, voucher) => (voucher.memo = "x")), /voucher\."memo"/],
    ["a field too few", json((_, voucher) => delete voucher.sequence), /voucher\.sequence: nothing/],
    ["a prototype for a field", json((_, voucher) => (voucher.sequence = undefined)), /voucher\.sequence: nothing/],
    ["chain 0", json((whole) => (whole.chainId = 0)), /chainId: "0".*1 or more/],
    ["half a chain", json((whole) => (whole.chainId = 1.5)), /chainId: "1.5"/],
    ["a desk with a wrong checksum", json((whole) => (whole.desk = `0x${"aB".repeat(20)}`)), /desk.*checksum/],
    [
      "a number without +",
      json((_, voucher) => (voucher.number = "12125550123")),
      /voucher\.number.*\+ and 1 to 15 digits/,
    ],
    ["a number of 16 digits", json((_, voucher) => (voucher.number = "+1234567890123456")), /voucher\.number/],
    [
      "a profile beyond its type",
      json((_, voucher) => (voucher.profile = 2 ** 32)),
      /voucher\.profile.*0 to 4294967295/,
    ],
    ["a negative class", json((_, voucher) => (voucher.depositClass = -1)), /voucher\.depositClass.*0 to 255/],
    ["a list as voucher", json((whole) => (whole.voucher = [])), /voucher: a list.*JSON object/],
    ["a signature that is no hex", json((whole) => (whole.signature = "0xzz")), /signature.*hexadecimal/],
    ["no signature", json((whole) => (whole.signature = "0x")), /signature/],
    ["an endless signature", json((whole) => (whole.signature = `0x${"11".repeat(1_025)}`)), /signature/],
    [
      "an endless proof",
      json((whole) => (whole.proof = Array(33).fill(`0x${"33".repeat(32)}`)), inRoot),
      /proof: "33".*at most 32/,
    ],
    ["a short word in a proof", json((whole) => (whole.proof = ["0x33"]), inRoot), /proof\[0\]/],
    ["endless JSON", `{${" ".repeat(20_000)}}`, /20002 characters.*at most 16384/],
    ["an endless link", LINK_PREFIX + "A".repeat(5_000), /5006 characters/],
    ["a link with padding", `${writeVoucherLink(handed)}=`, /letters, digits, - and _/],
    ["a link cut short", writeVoucherLink(handed).slice(0, -1), /cut short|as they were written/],
    ["an empty link", LINK_PREFIX, /cut short/],
  ])("refuses %s, and says what is wrong", (_, text, words) => {
    const error = refusal(text);
    expect(error.code).toBe("VoucherUnreadable");
    expect(error.message).toMatch(words);
    expect(error.message.length).toBeLessThan(600);
  });

  test("a slip in copying the compact form is told, wherever it is", () => {
    const text = writeVoucherLink(handed);
    const slip = fc.record({
      at: fc.nat({ max: text.length - LINK_PREFIX.length - 1 }),
      to: fc.constantFrom(..."Az09-_"),
    });
    fc.assert(
      fc.property(slip, ({ at, to }) => {
        const i = LINK_PREFIX.length + at;
        if (text[i] === to) return;
        expect(() => readVoucher(text.slice(0, i) + to + text.slice(i + 1))).toThrow(VoucherError);
      }),
    );
  });

  test("never throws anything but its own error, whatever the text", () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.string().map((rest) => LINK_PREFIX + rest),
      fc.json().map((value) => json((whole) => (whole.voucher = JSON.parse(value)))),
      fc.json().map((value) => json((_, voucher) => (voucher.holder = JSON.parse(value)))),
    );
    fc.assert(fc.property(texts, (text) => void expect(() => readVoucher(text)).toThrow(VoucherError)));
  });

  test("a voucher of odd bytes with a right checksum is refused by its fields", () => {
    const withZero = (from: HandedVoucher): Hex | string => writeVoucherLink(from);
    const noNumber = { ...handed, voucher: { ...handed.voucher, number: 0n, holder: zeroAddress } } as HandedVoucher;
    expect(refusal(withZero(noNumber)).message).toMatch(/number 0.*1 to 15 digits/);
    expect(refusal(writeVoucherLink({ ...handed, chainId: 0 })).message).toMatch(/chain id 0/);
    expect(refusal(writeVoucherLink({ ...handed, signature: "0x" } as HandedVoucher)).message).toMatch(/0 bytes/);
    const longProof = { ...inRoot, proof: Array(33).fill(`0x${"33".repeat(32)}`) } as HandedVoucher;
    expect(refusal(writeVoucherLink(longProof)).message).toMatch(/1088 bytes for root and proof/);
  });
});
