/** Something that would have been written into a SIP message and could have forged a header. */
export class HeaderTextError extends Error {
  override name = "HeaderTextError";

  constructor(what: string, text: string) {
    super(`${what} has a control character. Found: ${JSON.stringify(text.slice(0, 80))}. Needed: one line of text.`);
  }
}

/** Returns `text` if it is one line; drachtio-srf writes what it is given, line ends too. */
export function oneLine(what: string, text: string): string {
  if (/\p{Cc}/u.test(text)) throw new HeaderTextError(what, text);
  return text;
}

/** `text` as a quoted-string (RFC 3261 §25.1). */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
