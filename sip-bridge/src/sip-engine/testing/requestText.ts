/** A well-formed request for tests; a header given as null is left out, others replace or add. */
export function requestText(
  method: string,
  headers: Readonly<Record<string, string | null>> = {},
  { uri = "sip:+12125550123@127.0.0.1", body = "" } = {},
): string {
  const all: Record<string, string | null> = {
    Via: "SIP/2.0/UDP 192.0.2.9:5081;branch=z9hG4bKone",
    From: "<sip:caller@192.0.2.9>;tag=caller",
    To: `<${uri}>`,
    "Call-ID": "one@192.0.2.9",
    CSeq: `1 ${method}`,
    "Max-Forwards": "70",
    "Content-Length": String(body.length),
    ...headers,
  };
  let text = `${method} ${uri} SIP/2.0\r\n`;
  for (const [name, value] of Object.entries(all)) if (value !== null) text += `${name}: ${value}\r\n`;
  return `${text}\r\n${body}`;
}
