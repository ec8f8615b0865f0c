/** Pieces of RFC 3261 §25.1 that several readers share. All are linear in the length of the text. */

const TOKEN = /^[A-Za-z0-9\-.!%*_+`'~]+$/;

/** A `token`: method names, tags, branches, names of headers and parameters. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** Where linear white space that begins at `at` ends. Folds are already joined by the parser. */
export function skipBlanks(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === 0x20 || text.charCodeAt(end) === 0x09) end++;
  return end;
}

/** Index just after the quoted-string that begins at `at`, or -1 when it is never closed. */
export function endOfQuoted(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x5c) i++;
    else if (c === 0x22) return i + 1;
  }
  return -1;
}

/** A header's values, cut at the commas that stand outside quotes and angle brackets (RFC 3261 §7.3.1). */
export function splitList(value: string): string[] {
  if (!value.includes(",")) return [value];
  const parts: string[] = [];
  let start = 0;
  let inAngles = false;
  for (let i = 0; i < value.length; i++) {
    const c = value[i];
    if (c === '"' && !inAngles) {
      const end = endOfQuoted(value, i);
      if (end < 0) break;
      i = end - 1;
    } else if (c === "<") inAngles = true;
    else if (c === ">") inAngles = false;
    else if (c === "," && !inAngles) {
      parts.push(value.slice(start, i).trim());
      start = i + 1;
    }
  }
  parts.push(value.slice(start).trim());
  return parts;
}

/**
 * Reads `;name=value;name` from `at` to the end, in order; names in lower case, a parameter without a value is "".
 * Quoted values keep their quotes. Null when malformed; a name that comes twice is malformed (RFC 3261 §7.3.1).
 */
export function readParameters(text: string, at: number): Map<string, string> | null {
  const parameters = new Map<string, string>();
  let i = skipBlanks(text, at);
  while (i < text.length) {
    if (text[i] !== ";") return null;
    i = skipBlanks(text, i + 1);
    const nameEnd = endOfPlain(text, i);
    const name = text.slice(i, nameEnd).toLowerCase();
    if (!isToken(name) || parameters.has(name)) return null;
    i = skipBlanks(text, nameEnd);
    let value = "";
    if (text[i] === "=") {
      i = skipBlanks(text, i + 1);
      const valueEnd = text[i] === '"' ? endOfQuoted(text, i) : endOfPlain(text, i);
      if (valueEnd <= i) return null;
      value = text.slice(i, valueEnd);
      i = skipBlanks(text, valueEnd);
    }
    parameters.set(name, value);
  }
  return parameters;
}

/** The other way round, without blanks. */
export function writeParameters(parameters: ReadonlyMap<string, string>): string {
  let text = "";
  for (const [name, value] of parameters) text += value === "" ? `;${name}` : `;${name}=${value}`;
  return text;
}

/** Where a name or an unquoted value ends: at a blank, `;`, `=`, `,` or a quote. */
function endOfPlain(text: string, at: number): number {
  let end = at;
  while (end < text.length && !' \t;=,"<>'.includes(text[end]!)) end++;
  return end;
}
