import fc from "fast-check";
import {
  bytesToHex,
  type Hex,
  keccak256,
  numberToHex,
  parseSignature,
  serializeCompactSignature,
  zeroAddress,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, test, vi } from "vitest";
import { isSignedBy } from "./isSignedBy.ts";

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const signer = privateKeyToAccount(`0x${"11".repeat(32)}`);
const other = privateKeyToAccount(`0x${"22".repeat(32)}`);
const digest = keccak256("0x01");

describe("isSignedBy", () => {
  test("knows a key's signature in both forms, and no other's", async () => {
    const signature = await signer.sign({ hash: digest });
    const { r, s, yParity } = parseSignature(signature);
    const yParityAndS = numberToHex(BigInt(s) | (BigInt(yParity) << 255n), { size: 32 });
    const compact = serializeCompactSignature({ r, yParityAndS });
    for (const form of [signature, compact]) {
      expect(await isSignedBy(digest, signer.address, form)).toBe(true);
      expect(await isSignedBy(digest, other.address, form)).toBe(false);
      expect(await isSignedBy(keccak256("0x02"), signer.address, form)).toBe(false);
      expect(await isSignedBy(digest, zeroAddress, form)).toBe(false);
    }
  });

  test("refuses the other form of the same signature, and odd values of v", async () => {
    const { r, s, v } = parseSignature(await signer.sign({ hash: digest }));
    const high = numberToHex(ORDER - BigInt(s), { size: 32 }).slice(2);
    const flipped = v === 27n ? "1c" : "1b";
    expect(await isSignedBy(digest, signer.address, `${r}${high}${flipped}`)).toBe(false);
    for (const odd of ["00", "01", "1d"]) {
      expect(await isSignedBy(digest, signer.address, `${r}${s.slice(2)}${odd}`)).toBe(false);
    }
  });

  test("asks a contract only where no key signed, and believes it", async () => {
    const signature = await signer.sign({ hash: digest });
    const confirms = vi.fn(async () => true);
    expect(await isSignedBy(digest, signer.address, signature, confirms)).toBe(true);
    expect(confirms).not.toHaveBeenCalled();
    expect(await isSignedBy(digest, other.address, "0x1234", confirms)).toBe(true);
    expect(confirms).toHaveBeenCalledExactlyOnceWith(other.address, digest, "0x1234");
    expect(await isSignedBy(digest, other.address, "0x1234", async () => false)).toBe(false);
  });

  test("never throws, whatever is given for a signature", async () => {
    const hex = fc.uint8Array({ maxLength: 70 }).map((bytes): Hex => bytesToHex(bytes));
    const sized = fc.constantFrom(64, 65).chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));
    const any = fc.oneof(
      hex,
      sized.map((bytes): Hex => bytesToHex(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(any, async (signature) => {
        expect(await isSignedBy(digest, signer.address, signature)).toBe(false);
      }),
    );
  });
});
