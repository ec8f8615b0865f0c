/** Compact forms of header names, as registered with IANA. */
const COMPACT: Readonly<Record<string, string>> = {
  a: "accept-contact",
  b: "referred-by",
  c: "content-type",
  d: "request-disposition",
  e: "content-encoding",
  f: "from",
  i: "call-id",
  j: "reject-contact",
  k: "supported",
  l: "content-length",
  m: "contact",
  n: "identity-info",
  o: "event",
  r: "refer-to",
  s: "subject",
  t: "to",
  u: "allow-events",
  v: "via",
  x: "session-expires",
  y: "identity",
};

/** Spellings that are not just capitals at the beginning of each word. */
const SPELLINGS: Readonly<Record<string, string>> = {
  "call-id": "Call-ID",
  cseq: "CSeq",
  "mime-version": "MIME-Version",
  rack: "RAck",
  rseq: "RSeq",
  "sip-etag": "SIP-ETag",
  "sip-if-match": "SIP-If-Match",
  "www-authenticate": "WWW-Authenticate",
};

/** The long form of a header's name in lower case, by which headers are found. */
export function headerKey(name: string): string {
  const key = name.toLowerCase();
  return key.length === 1 ? (COMPACT[key] ?? key) : key;
}

/** How a header's name is written: long form; extension headers (`X-...`, `P-...`) as they came. */
export function headerLabel(name: string): string {
  if (/^[XP]-/.test(name)) return name;
  const key = headerKey(name);
  return Object.hasOwn(SPELLINGS, key) ? SPELLINGS[key]! : key.replace(/(?:^|-)[a-z]/g, (c) => c.toUpperCase());
}
