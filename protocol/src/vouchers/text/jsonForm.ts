import { type Address, getAddress, type Hex, isAddress } from "viem";
import { show } from "../../errors/show.ts";
import { plusForm, tryParseE164 } from "../../number/number.ts";
import {
  type Field,
  fieldsOf,
  type HandedVoucher,
  LONGEST_PROOF,
  LONGEST_SIGNATURE,
  VOUCHER_KINDS,
  type VoucherKind,
} from "./handedVoucher.ts";
import { VoucherError } from "./voucherError.ts";

const VERSION = 1;
/** Goes up to some 4,000 characters in truth. */
const LONGEST_TEXT = 16_384;
const WORD = /^0x[0-9a-fA-F]{64}$/;
const SIGNATURE = new RegExp(`^0x(?:[0-9a-fA-F]{2}){1,${LONGEST_SIGNATURE}}$`);
/** What stands beside the voucher itself, by its kind. */
const EVIDENCE: Record<VoucherKind, readonly string[]> = {
  claim: ["signature"],
  root: ["root", "proof"],
  verification: ["signature"],
};

type JsonObject = Record<string, unknown>;

/** A voucher as JSON for people and programs: numbers in `+` form, times in seconds. */
export function writeVoucherJson(handed: HandedVoucher): string {
  const { kind, chainId, desk } = handed;
  const record = handed.voucher as unknown as Record<string, bigint | number | Address>;
  const voucher = Object.fromEntries(
    fieldsOf(kind).map(({ name }) => {
      const value = record[name]!;
      return [name, typeof value === "bigint" ? plusForm(value) : value];
    }),
  );
  const evidence =
    handed.kind === "root" ? { root: handed.root, proof: handed.proof } : { signature: handed.signature };
  return `${JSON.stringify({ dots: "voucher", version: VERSION, kind, chainId, desk, voucher, ...evidence }, null, 2)}\n`;
}

/** Reads what `writeVoucherJson` wrote. Throws VoucherError with what was found and needed, whatever the text is. */
export function readVoucherJson(text: string): HandedVoucher {
  if (text.length > LONGEST_TEXT) throw new VoucherError(`${text.length} characters`, `at most ${LONGEST_TEXT}`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new VoucherError(show(text), "JSON");
  }
  const whole = object(parsed, "the text");
  if (field(whole, "dots") !== "voucher") throw wrong("dots", field(whole, "dots"), '"voucher"');
  if (field(whole, "version") !== VERSION) throw wrong("version", field(whole, "version"), `${VERSION}`);
  const kind = VOUCHER_KINDS.find((each) => each === field(whole, "kind"));
  if (!kind) throw wrong("kind", field(whole, "kind"), VOUCHER_KINDS.join(", "));
  onlyThese(whole, ["dots", "version", "kind", "chainId", "desk", "voucher", ...EVIDENCE[kind]], "");

  const chainId = readInteger(whole, "chainId", Number.MAX_SAFE_INTEGER);
  if (chainId === 0) throw wrong("chainId", chainId, "1 or more");
  const desk = readAddress(whole, "desk", "");
  const found = object(field(whole, "voucher"), "voucher");
  onlyThese(
    found,
    fieldsOf(kind).map(({ name }) => name),
    "voucher.",
  );
  const voucher = Object.fromEntries(fieldsOf(kind).map((each) => [each.name, readField(found, each)]));
  const evidence = kind === "root" ? readProof(whole) : { signature: readHex(whole, "signature", SIGNATURE) };
  return { kind, chainId, desk, voucher, ...evidence } as unknown as HandedVoucher;
}

function readField(from: JsonObject, { name, isAddress: ofAddress, bytes }: Field): bigint | number | Address {
  if (ofAddress) return readAddress(from, name, "voucher.");
  if (bytes < 8) return readInteger(from, name, 2 ** (8 * bytes) - 1, "voucher.");
  const value = field(from, name);
  const number = typeof value === "string" ? tryParseE164(value) : null;
  if (number === null) throw wrong(`voucher.${name}`, value, "+ and 1 to 15 digits, as +12125550123");
  return number;
}

function readProof(whole: JsonObject): { root: Hex; proof: Hex[] } {
  const proof = field(whole, "proof");
  if (!Array.isArray(proof) || proof.length > LONGEST_PROOF) {
    throw wrong("proof", Array.isArray(proof) ? proof.length : proof, `a list of at most ${LONGEST_PROOF}`);
  }
  const words = proof.map((word: unknown, i) => {
    if (typeof word !== "string" || !WORD.test(word)) throw wrong(`proof[${i}]`, word, "0x and 64 hexadecimal digits");
    return word.toLowerCase() as Hex;
  });
  return { root: readHex(whole, "root", WORD), proof: words };
}

function readHex(from: JsonObject, name: string, pattern: RegExp): Hex {
  const value = field(from, name);
  if (typeof value === "string" && pattern.test(value)) return value.toLowerCase() as Hex;
  throw wrong(name, value, pattern === WORD ? "0x and 64 hexadecimal digits" : "0x and the signature in hexadecimal");
}

function readAddress(from: JsonObject, name: string, path: string): Address {
  const value = field(from, name);
  if (typeof value === "string" && isAddress(value)) return getAddress(value);
  throw wrong(`${path}${name}`, value, "an address, its checksum right if it has capitals");
}

function readInteger(from: JsonObject, name: string, highest: number, path = ""): number {
  const value = field(from, name);
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= highest) return value;
  throw wrong(`${path}${name}`, value, `an integer from 0 to ${highest}`);
}

function object(value: unknown, name: string): JsonObject {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw wrong(name, value, "a JSON object");
}

function onlyThese(from: JsonObject, names: readonly string[], path: string): void {
  const other = Object.keys(from).find((name) => !names.includes(name));
  if (other !== undefined) throw new VoucherError(`${path}${show(other)}`, `no more than ${names.join(", ")}`);
}

function field(from: JsonObject, name: string): unknown {
  return Object.hasOwn(from, name) ? from[name] : undefined;
}

function wrong(name: string, value: unknown, needed: string): VoucherError {
  return new VoucherError(`${name}: ${inShort(value)}`, needed);
}

function inShort(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value !== "object" || value === null) return show(String(value));
  return Array.isArray(value) ? "a list" : "an object";
}
