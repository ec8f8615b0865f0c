import type { RouteRequest } from "./types.ts";

/** The part of a RouteRequest that comes from the Request-URI. */
export type RequestTarget = Pick<RouteRequest, "scheme" | "user" | "host" | "port" | "userParams" | "uriParams">;

/** Why a Request-URI has no target: the status that says so (RFC 3261 §21.4.1 and §21.4.14). */
export type UriFault = { readonly status: 400 | 416; readonly reason: string };

const MALFORMED: UriFault = { status: 400, reason: "Malformed Request-URI" };
const HOST = /^(?:\[([0-9A-Fa-f:.]{2,45})\]|([A-Za-z0-9._-]{1,253}))(?::(\d{1,5}))?$/;
const NONE: ReadonlyMap<string, string> = new Map();

/** Takes a Request-URI apart: `sip`, `sips` (RFC 3261 §19.1), `tel` (RFC 3966) and `urn` (RFC 5031). */
export function readRequestUri(uri: string): RequestTarget | UriFault {
  const colon = uri.indexOf(":");
  const scheme = uri.slice(0, Math.max(colon, 0)).toLowerCase();
  const rest = uri.slice(colon + 1);
  switch (scheme) {
    case "sip":
    case "sips":
      return readSip(scheme, rest);
    case "tel": {
      const [number = "", ...params] = rest.split(";");
      // Visual separators have no meaning (RFC 3966 §5.1.1).
      const user = unescaped(number).replace(/[-.()]/g, "");
      return { scheme, user, host: "", port: null, userParams: parameters(params), uriParams: NONE };
    }
    case "urn":
      return { scheme, user: unescaped(rest.toLowerCase()), host: "", port: null, userParams: NONE, uriParams: NONE };
    default:
      return { status: 416, reason: "Unsupported URI Scheme" };
  }
}

function readSip(scheme: "sip" | "sips", rest: string): RequestTarget | UriFault {
  const at = rest.indexOf("@");
  if (at >= 0 && rest.includes("@", at + 1)) return MALFORMED;
  // Only userinfo may have a `?` before the headers begin, and only there a `:` begins a password.
  const [userPart = ""] = at < 0 ? [] : rest.slice(0, at).split(":");
  const [hostPart = ""] = rest.slice(at + 1).split("?");
  const [user = "", ...userParams] = userPart.split(";");
  const [hostPort = "", ...uriParams] = hostPart.split(";");
  const match = HOST.exec(hostPort);
  const port = match?.[3] === undefined ? null : Number(match[3]);
  if (!match || port === 0 || (port !== null && port > 65_535)) return MALFORMED;
  return {
    scheme,
    user: unescaped(user),
    host: (match[1] ?? match[2])!.toLowerCase(),
    port,
    userParams: parameters(userParams),
    uriParams: parameters(uriParams),
  };
}

/** The first of a name counts: a second one must not override what was read before. */
function parameters(list: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const parameter of list) {
    const equals = parameter.indexOf("=");
    const name = unescaped(equals < 0 ? parameter : parameter.slice(0, equals)).toLowerCase();
    if (name && !found.has(name)) found.set(name, equals < 0 ? "" : unescaped(parameter.slice(equals + 1)));
  }
  return found;
}

/** Escapes that are no UTF-8 stay as they are: such a user is nobody's number. */
function unescaped(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
