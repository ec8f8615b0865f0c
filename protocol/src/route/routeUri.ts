import { RULE_KINDS, type RuleKind } from "../model/types.ts";

/** A filled template taken apart. Names of parameters are in lower case; a parameter without `=` has the value "". */
export interface RouteUri {
  kind: RuleKind;
  /** User part without its parameters; of a tel URI the number with its `+`. */
  user: string;
  /** RFC 4694 and others: `npdi`, `rn`, `cic` stand in the user part of a SIP URI, after the number of a tel URI. */
  userParameters: ReadonlyMap<string, string>;
  /** Host in lower case, an IPv6 literal without brackets; "" in a tel URI. */
  host: string;
  port: number | undefined;
  parameters: ReadonlyMap<string, string>;
}

/** Reads a URI made of a checked template; null where host or port are malformed. */
export function readRouteUri(uri: string): RouteUri | null {
  const colon = uri.indexOf(":");
  const kind = RULE_KINDS.find((k) => k === uri.slice(0, colon).toLowerCase());
  if (!kind) return null;
  const rest = uri.slice(colon + 1);
  const [userPart = "", hostPart = "", ...more] = kind === "tel" ? [rest] : rest.split("@");
  if (more.length > 0) return null;
  const [user = "", ...userParameters] = userPart.split(";");
  const read = { kind, user, userParameters: parametersOf(userParameters) };
  if (kind === "tel") return { ...read, host: "", port: undefined, parameters: parametersOf([]) };
  const [hostPort = "", ...parameters] = hostPart.split(";");
  const at = hostAndPort(hostPort);
  return at && { ...read, ...at, parameters: parametersOf(parameters) };
}

function hostAndPort(text: string): { host: string; port: number | undefined } | null {
  const match = /^(?:\[([0-9a-f:.]{2,45})\]|([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?))(?::(\d{1,5}))?$/i.exec(text);
  if (!match) return null;
  const port = match[3] === undefined ? undefined : Number(match[3]);
  if (port === 0 || (port !== undefined && port > 65535)) return null;
  return { host: (match[1] ?? match[2])!.toLowerCase(), port };
}

function parametersOf(list: string[]): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  for (const parameter of list) {
    const equals = parameter.indexOf("=");
    const name = (equals < 0 ? parameter : parameter.slice(0, equals)).toLowerCase();
    // The first one counts: a second must not override what was checked.
    if (name && !read.has(name)) read.set(name, equals < 0 ? "" : parameter.slice(equals + 1));
  }
  return read;
}
