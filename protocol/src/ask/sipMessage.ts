/** A SIP response as far as a client of one question needs it (RFC 3261 section 7). */
export interface SipResponse {
  status: number;
  reason: string;
  /** All values of a header, by its long name in lower case, in order. */
  headers: ReadonlyMap<string, readonly string[]>;
}

/** One Contact of a redirect; q is 1 where absent (RFC 3261 section 20.10 leaves it open; Kamailio takes 1). */
export interface SipContact {
  uri: string;
  q: number;
}

const LONGEST_RESPONSE = 65_535;
const MOST_HEADERS = 256;
const MOST_CONTACTS = 64;
const LONG_NAMES: Record<string, string> = {
  v: "via",
  f: "from",
  t: "to",
  i: "call-id",
  m: "contact",
  l: "content-length",
};

/** Reads a response; null if it is none. Bounded and linear: the sender is not trusted. */
export function readSipResponse(text: string): SipResponse | null {
  if (text.length > LONGEST_RESPONSE) return null;
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const [first = "", ...lines] = text
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n", MOST_HEADERS + 1);
  const status = /^SIP\/2\.0 ([1-6]\d\d) ?(.*)$/.exec(first);
  if (!status) return null;
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon < 1) return null;
    const short = line.slice(0, colon).trimEnd().toLowerCase();
    const name = LONG_NAMES[short] ?? short;
    const values = headers.get(name);
    const value = line.slice(colon + 1).trim();
    if (values) values.push(value);
    else headers.set(name, [value]);
  }
  return { status: Number(status[1]), reason: status[2] ?? "", headers };
}

/** The Contacts of a response by descending q, those of equal q as they came. */
export function contactsOf(response: SipResponse): SipContact[] {
  const values = (response.headers.get("contact") ?? []).flatMap(splitList).slice(0, MOST_CONTACTS);
  return values.flatMap((value) => contactOf(value) ?? []).sort((a, b) => b.q - a.q);
}

/** The value of a parameter such as `branch` or `tag` behind the last `>` of a header value. */
export function parameterOf(value: string, name: string): string | undefined {
  const parameters = value.slice(value.lastIndexOf(">") + 1).split(";");
  for (const parameter of parameters.slice(1)) {
    const [key = "", found = ""] = parameter.split("=", 2);
    if (key.trim().toLowerCase() === name) return found.trim();
  }
  return undefined;
}

function contactOf(value: string): SipContact | null {
  const open = value.indexOf("<");
  const close = value.indexOf(">", open);
  const uri = open < 0 ? (value.split(";")[0] ?? "").trim() : value.slice(open + 1, close);
  if (uri === "" || (open >= 0 && close < 0)) return null;
  const q = parameterOf(open < 0 ? value : `<>${value.slice(close + 1)}`, "q");
  if (q === undefined) return { uri, q: 1 };
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(q) ? { uri, q: Number(q) } : null;
}

/** Splits at commas outside quotes and angle brackets. */
function splitList(value: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let quoted = false;
  let bracketed = false;
  for (let i = 0; i < value.length; i++) {
    const c = value[i];
    if (quoted && c === "\\") i++;
    else if (c === '"' && !bracketed) quoted = !quoted;
    else if (quoted) continue;
    else if (c === "<" || c === ">") bracketed = c === "<";
    else if (c === "," && !bracketed) {
      parts.push(value.slice(from, i).trim());
      from = i + 1;
    }
  }
  return [...parts, value.slice(from).trim()];
}
