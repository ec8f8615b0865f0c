import { endOfQuoted, isToken, readParameters } from "./grammar.ts";

/** A From, To or Contact value taken apart (RFC 3261 §20.10). */
export interface NameAddr {
  readonly uri: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Null when malformed. Parameters after an address without angle brackets are the header's, not the URI's. */
export function readNameAddr(value: string): NameAddr | null {
  let open = value.indexOf("<");
  if (value.startsWith('"')) {
    const end = endOfQuoted(value, 0);
    if (end < 0) return null;
    open = value.indexOf("<", end);
    if (open < 0 || value.slice(end, open).trim() !== "") return null;
  } else if (open > 0) {
    if (
      !value
        .slice(0, open)
        .trim()
        .split(/[ \t]+/)
        .every(isToken)
    )
      return null;
  }
  if (open < 0) {
    const semicolon = value.indexOf(";");
    const end = semicolon < 0 ? value.length : semicolon;
    return checked(value.slice(0, end).trimEnd(), value, end);
  }
  const close = value.indexOf(">", open);
  return close < 0 ? null : checked(value.slice(open + 1, close), value, close + 1);
}

function checked(uri: string, value: string, parametersAt: number): NameAddr | null {
  const parameters = readParameters(value, parametersAt);
  return parameters && isAbsoluteUri(uri) ? { uri, parameters } : null;
}

/** `scheme:` and something of visible ASCII, without angle brackets and quotes. Schemes are not judged here. */
export function isAbsoluteUri(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-~]+$/.test(text);
}
