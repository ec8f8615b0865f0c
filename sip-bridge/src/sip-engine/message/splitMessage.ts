import { isToken } from "./grammar.ts";
import { headerKey, headerLabel } from "./headerNames.ts";

/**
 * Texts of the engine hold one byte per character (latin1), never decoded UTF-8: lengths are bytes, and what was not
 * valid UTF-8 goes back to the peer as it came.
 */
export interface SipHeader {
  /** Long form in lower case. */
  readonly key: string;
  /** As it is written to others: long form, usual capitals. */
  readonly label: string;
  /** Folds joined to one blank, no CR, no LF, no blanks around. */
  readonly value: string;
}

export interface MessageBounds {
  /** Bytes of the whole message. */
  readonly message: number;
  /** Bytes of one header with its folds. */
  readonly header: number;
  readonly headers: number;
}

export interface MessageParts {
  readonly startLine: string;
  readonly headers: readonly SipHeader[];
  /** What follows the blank line, not yet cut by Content-Length; "" when there is no blank line. */
  readonly rest: string;
  /** The first thing that is wrong, in words; the other fields then hold what could be read. */
  readonly fault: string | null;
}

/** The message is beyond a bound: nothing of it is read. */
export const OVERSIZE = Symbol("oversize");
/** Nothing but line ends: a keep-alive (RFC 5626 §3.5.1). */
export const EMPTY = Symbol("empty");

/** One pass over a message (RFC 3261 §7): start line, headers, rest. Only CRLF ends a line. */
export function splitMessage(text: string, bounds: MessageBounds): MessageParts | typeof OVERSIZE | typeof EMPTY {
  if (text.length > bounds.message) return OVERSIZE;
  let at = 0;
  while (text.startsWith("\r\n", at)) at += 2;
  if (at === text.length) return EMPTY;

  const headers: SipHeader[] = [];
  let fault: string | null = null;
  let end = text.indexOf("\r\n", at);
  if (end < 0) return { startLine: text.slice(at), headers, rest: "", fault: "the start line is cut short" };
  const startLine = text.slice(at, end);

  for (;;) {
    at = end + 2;
    end = text.indexOf("\r\n", at);
    if (end < 0) return { startLine, headers, rest: "", fault: fault ?? "the blank line after the headers is missing" };
    if (end === at) return { startLine, headers, rest: text.slice(end + 2), fault };
    let folded = false;
    while (isBlank(text.charCodeAt(end + 2))) {
      folded = true;
      end = text.indexOf("\r\n", end + 2);
      if (end < 0) return { startLine, headers, rest: "", fault: fault ?? "a header is cut short" };
      if (end - at > bounds.header) return OVERSIZE;
    }
    if (end - at > bounds.header || headers.length === bounds.headers) return OVERSIZE;
    const header = readHeader(text.slice(at, end), folded);
    if (typeof header === "string") fault ??= header;
    else headers.push(header);
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function readHeader(line: string, folded: boolean): SipHeader | string {
  const colon = line.indexOf(":");
  const name = line.slice(0, Math.max(colon, 0)).trimEnd();
  if (!isToken(name)) return "a header has no name";
  const text = line.slice(colon + 1);
  const value = folded
    ? text
        .split("\r\n")
        .map((part) => part.trim())
        .join(" ")
        .trim()
    : text.trim();
  if (value.includes("\r") || value.includes("\n")) return `${headerLabel(name)} has a lone CR or LF`;
  return { key: headerKey(name), label: headerLabel(name), value };
}
