import { NumberError, parseNumber } from "@dots/protocol";

/** What somebody typed into the search field means. */
export type Query =
  | { kind: "empty" }
  /** `alternative`: the digits may also be meant as the international number they are. */
  | { kind: "number"; number: bigint; alternative?: bigint }
  | { kind: "address"; address: string }
  | { kind: "carrier"; carrier: number }
  | { kind: "unreadable"; title: string; remedy: string };

export const LONGEST_QUERY = 128;

/**
 * Reads a search: a number in any usual writing, an address, or a carrier as `carrier 3` or `#3`. With `country` (ISO 3166)
 * digits without + are first taken as they are dialled there.
 */
export function readQuery(text: string, country?: string): Query {
  const plain = text.trim();
  if (plain === "") return { kind: "empty" };
  if (/^0x[0-9a-f]{40}$/i.test(plain)) return { kind: "address", address: plain.toLowerCase() };
  const carrier = /^(?:carrier\s*#?|#)\s*(\d{1,9})$/i.exec(plain)?.[1];
  if (carrier !== undefined) return { kind: "carrier", carrier: Number(carrier) };
  const abroad = attempt(plain);
  const home = country && !/^(\+|00|tel:)/i.test(plain) ? attempt(plain, country) : null;
  if (typeof home === "bigint") {
    const differs = typeof abroad === "bigint" && abroad !== home;
    return {
      kind: "number",
      number: home,
      ...(differs ? { alternative: abroad } : {}),
    };
  }
  if (typeof abroad === "bigint") return { kind: "number", number: abroad };
  return { kind: "unreadable", title: abroad.title, remedy: abroad.remedy };
}

function attempt(text: string, country?: string): bigint | NumberError {
  try {
    return parseNumber(text, { country });
  } catch (error) {
    if (error instanceof NumberError) return error;
    throw error;
  }
}
