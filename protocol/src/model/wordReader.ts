import type { AbiParameter } from "viem";

const WORD = 64;
const ZEROS = "0".repeat(WORD);
const HEX = /^[0-9a-f]*$/i;

type ReadWord = (words: string, at: number) => unknown;

/** Reads values of static ABI types out of words without `0x`; throws RangeError on what is out of its type's bounds. */
export interface WordReader {
  /** How many hex digits it takes. */
  length: number;
  read(words: string, into: Record<string, unknown>): void;
}

/**
 * A reader for parameters of static types, such as almost all events have; null if one is dynamic. viem's decoder, which
 * reads any type, takes several times as long for each log.
 */
export function wordReader(parameters: readonly AbiParameter[]): WordReader | null {
  const steps: { name: string; at: number; read: ReadWord }[] = [];
  let at = 0;
  for (const parameter of parameters) {
    const { name = "" } = parameter;
    const tuple = "components" in parameter && parameter.type === "tuple" ? wordReader(parameter.components) : null;
    const read = tuple ? readTuple(tuple) : readerOf(parameter.type);
    if (!read) return null;
    steps.push({ name, at, read });
    at += tuple?.length ?? WORD;
  }
  return {
    length: at,
    read(words, into) {
      if (words.length !== at || !HEX.test(words)) throw new RangeError("the data has not the length of its types");
      for (const step of steps) into[step.name] = step.read(words, step.at);
    },
  };
}

function readTuple(tuple: WordReader): ReadWord {
  return (words, at) => {
    const into = {};
    tuple.read(words.slice(at, at + tuple.length), into);
    return into;
  };
}

function readerOf(type: string): ReadWord | null {
  if (type === "address") return (words, at) => `0x${significant(words, at, 40)}`;
  if (type === "bool") return (words, at) => bit(significant(words, at, 1));
  const digits = Number(/^uint(\d+)$/.exec(type)?.[1] ?? 0) / 4;
  if (digits === 0) return null;
  // As viem does: up to 48 bits a number, beyond a bigint.
  if (digits <= 12) return (words, at) => Number.parseInt(significant(words, at, digits), 16);
  return (words, at) => BigInt(`0x${significant(words, at, digits)}`);
}

/** The low hex digits of a word whose others must be zero. */
function significant(words: string, at: number, digits: number): string {
  const from = at + WORD - digits;
  if (words.slice(at, from) !== ZEROS.slice(digits)) throw new RangeError("a value exceeds its type");
  return words.slice(from, at + WORD);
}

function bit(digit: string): boolean {
  if (digit !== "0" && digit !== "1") throw new RangeError("a bool is neither 0 nor 1");
  return digit === "1";
}
