import { type Address, bytesToHex, getAddress, type Hex, hexToBytes, keccak256, numberToBytes } from "viem";
import { show } from "../../errors/show.ts";
import { isNumber } from "../../number/number.ts";
import {
  type Field,
  fieldsOf,
  type HandedVoucher,
  LONGEST_PROOF,
  LONGEST_SIGNATURE,
  VOUCHER_KINDS,
} from "./handedVoucher.ts";
import { VoucherError } from "./voucherError.ts";

/** Begins every compact voucher; the digit is the version of what follows, in base64url (RFC 4648 section 5) without padding. */
export const LINK_PREFIX = "dots1.";
const LONGEST_LINK = 4_096;
const CHAIN_ID_BYTES = 7;
const CHECK_BYTES = 4;
const WORD_BYTES = 32;

/**
 * A voucher in as few characters as fit in a link or a QR code, some 210 with a key's signature. In bytes: kind, chain id (7),
 * desk (20), the voucher's fields packed as wide as their types, then the signature, or root and proof, then the first
 * four bytes of the hash of all that, so that a slip in copying is told from a voucher that was changed.
 */
export function writeVoucherLink(handed: HandedVoucher): string {
  const record = handed.voucher as unknown as Record<string, bigint | number | Address>;
  const fields = fieldsOf(handed.kind).map(({ name, bytes }) => packed(record[name]!, bytes));
  const evidence = handed.kind === "root" ? [handed.root, ...handed.proof] : [handed.signature];
  const head = [
    VOUCHER_KINDS.indexOf(handed.kind),
    ...packed(handed.chainId, CHAIN_ID_BYTES),
    ...hexToBytes(handed.desk),
  ];
  const body = Uint8Array.from([
    ...head,
    ...fields.flatMap((each) => [...each]),
    ...evidence.flatMap((each) => [...hexToBytes(each)]),
  ]);
  return LINK_PREFIX + toBase64Url(Uint8Array.from([...body, ...checkOf(body)]));
}

/** Reads what `writeVoucherLink` wrote. Throws VoucherError with what was found and needed, whatever the text is. */
export function readVoucherLink(text: string): HandedVoucher {
  if (text.length > LONGEST_LINK) throw new VoucherError(`${text.length} characters`, `at most ${LONGEST_LINK}`);
  if (!text.startsWith(LINK_PREFIX)) throw new VoucherError(show(text), `${LINK_PREFIX} at the beginning`);
  const bytes = fromBase64Url(text.slice(LINK_PREFIX.length));
  if (bytes === null) throw new VoucherError(show(text), "letters, digits, - and _ as they were written");
  const body = bytes.subarray(0, Math.max(0, bytes.length - CHECK_BYTES));
  if (bytesToHex(checkOf(body)) !== bytesToHex(bytes.subarray(body.length))) {
    throw new VoucherError("a copy with a slip in it, or one cut short", "the whole text as it was written");
  }
  return readBody(new ByteReader(body));
}

function readBody(reader: ByteReader): HandedVoucher {
  const byte = reader.integer(1, "kind");
  const kind = VOUCHER_KINDS[Number(byte)];
  if (!kind) throw new VoucherError(`kind ${byte}`, `0 to ${VOUCHER_KINDS.length - 1}`);
  const chainId = Number(reader.integer(CHAIN_ID_BYTES, "chainId"));
  if (chainId < 1 || chainId > Number.MAX_SAFE_INTEGER) {
    throw new VoucherError(`chain id ${chainId}`, `1 to ${Number.MAX_SAFE_INTEGER}`);
  }
  const desk = getAddress(bytesToHex(reader.take(20, "desk")));
  const voucher = Object.fromEntries(fieldsOf(kind).map((field) => [field.name, readField(reader, field)]));
  const evidence = kind === "root" ? readProof(reader) : { signature: readSignature(reader) };
  return { kind, chainId, desk, voucher, ...evidence } as unknown as HandedVoucher;
}

function readField(reader: ByteReader, { name, isAddress, bytes }: Field): bigint | number | Address {
  if (isAddress) return getAddress(bytesToHex(reader.take(bytes, name)));
  const value = reader.integer(bytes, name);
  if (bytes < 8) return Number(value);
  if (!isNumber(value)) throw new VoucherError(`${name} ${value}`, "1 to 15 digits");
  return value;
}

function readSignature(reader: ByteReader): Hex {
  const { left } = reader;
  if (left < 1 || left > LONGEST_SIGNATURE) {
    throw new VoucherError(`a signature of ${left} bytes`, `1 to ${LONGEST_SIGNATURE} bytes`);
  }
  return bytesToHex(reader.take(left, "signature"));
}

function readProof(reader: ByteReader): { root: Hex; proof: Hex[] } {
  const words = reader.left / WORD_BYTES;
  if (!Number.isInteger(words) || words < 1 || words > LONGEST_PROOF + 1) {
    throw new VoucherError(
      `${reader.left} bytes for root and proof`,
      `${WORD_BYTES} for each of 1 to ${LONGEST_PROOF + 1}`,
    );
  }
  const [root, ...proof] = Array.from({ length: words }, () => bytesToHex(reader.take(WORD_BYTES, "proof")));
  return { root: root!, proof };
}

/** Takes bytes from the front, and says what is missing where they end too soon. */
class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  take(length: number, name: string): Uint8Array {
    if (length > this.left) throw new VoucherError(`nothing in the place of ${name}`, `${length} bytes`);
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  integer(length: number, name: string): bigint {
    return BigInt(bytesToHex(this.take(length, name)));
  }
}

function packed(value: bigint | number | Address, bytes: number): Uint8Array {
  return typeof value === "string" ? hexToBytes(value) : numberToBytes(value, { size: bytes });
}

function checkOf(body: Uint8Array): Uint8Array {
  return keccak256(body, "bytes").subarray(0, CHECK_BYTES);
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Null for anything that `toBase64Url` would not write, so that a voucher has one form only. */
function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  return toBase64Url(bytes) === text ? bytes : null;
}
