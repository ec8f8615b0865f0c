import { BlockList, isIP } from "node:net";
import { fillTemplate, readRouteUri, templateFault } from "@dots/protocol";
import type { SipEngine } from "../sip/types.ts";

/** Where a server listens. Port 0: the system chooses. `host` is a literal address, IPv6 without brackets. */
export interface Listen {
  host: string;
  port: number;
}

/** An operator's own route: a SIP URI in which `{e164}` may stand for the digits called. */
export interface OperatorRoute {
  kind: "sip" | "sips";
  template: string;
}

export function readWhole(text: string, lowest: number, highest: number): number | undefined {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return value >= lowest && value <= highest ? value : undefined;
}

export function readListen(text: string): Listen | undefined {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([0-9.]+)):(\d{1,5})$/.exec(text);
  if (!match) return undefined;
  const host = (match[1] ?? match[2])!;
  const port = Number(match[3]);
  const family = match[1] === undefined ? 4 : 6;
  return isIP(host) === family && port <= 65_535 ? { host, port } : undefined;
}

export function readRpcUrl(text: string): string | undefined {
  if (!/^(?:wss?|https?):\/\//.test(text) || text.length > 2048) return undefined;
  return URL.canParse(text) ? text : undefined;
}

export function readSipEngine(text: string): SipEngine | undefined {
  if (text === "embedded") return text;
  const port = /^drachtio:\/\/:[^@/\s]{1,256}@(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):(\d{1,5})$/.exec(text)?.[1];
  return port !== undefined && readWhole(port, 1, 65_535) ? (text as SipEngine) : undefined;
}

/** A domain name in lower case without a trailing dot: labels of letters, digits, `-` and `_`. */
export function readDomain(text: string): string | undefined {
  const name = text.toLowerCase().replace(/\.$/, "");
  const label = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
  return name.length <= 200 && new RegExp(`^${label}(?:\\.${label})*$`).test(name) ? name : undefined;
}

/** `10.0.0.0/8,192.0.2.7` as a list that answers `check(address, family)`. */
export function readAddresses(text: string): BlockList | undefined {
  const list = new BlockList();
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const [address = "", bits, ...more] = entry.split("/");
    const family = isIP(address);
    if (family === 0 || more.length > 0) return undefined;
    const kind = family === 4 ? "ipv4" : "ipv6";
    const width = family === 4 ? 32 : 128;
    const prefix = bits === undefined ? width : readWhole(bits, 0, width);
    if (prefix === undefined) return undefined;
    list.addSubnet(address, prefix, kind);
  }
  return list;
}

export function readOperatorRoute(text: string): OperatorRoute | null | undefined {
  if (text === "") return null;
  const kind = text.startsWith("sips:") ? "sips" : "sip";
  if (templateFault(kind, text) !== null || readRouteUri(fillTemplate(text, 1n)) === null) return undefined;
  return { kind, template: text };
}

export function readEmergencyNumbers(text: string): ReadonlySet<string> | undefined {
  const codes = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return codes.every((code) => /^\d{2,6}$/.test(code)) ? new Set(codes) : undefined;
}

/** `sip.example.net,192.0.2.1:5070`: names by which this bridge is called, in lower case; port undefined for any port. */
export function readNames(text: string): readonly { host: string; port: number | undefined }[] | undefined {
  const names: { host: string; port: number | undefined }[] = [];
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const read = readRouteUri(`sip:x@${entry}`);
    if (!read || read.parameters.size > 0) return undefined;
    names.push({ host: read.host, port: read.port });
  }
  return names;
}
