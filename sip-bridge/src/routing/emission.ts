import { fillTemplate, plusForm, type RouteUri, type Rule, readRouteUri, templateFault } from "@dots/protocol";
import { isPrivateHost } from "./privateAddress.ts";
import type { DropCause, Policy } from "./types.ts";

/** What may stand behind the host of an emitted URI; `maddr`, `method`, `ttl` and headers would turn it against others. */
const PARAMETERS: ReadonlySet<string> = new Set(["transport", "user", "lr", "ob", "tgrp", "trunk-context"]);
const TRANSPORTS: ReadonlySet<string> = new Set(["udp", "tcp", "tls", "sctp", "ws", "wss"]);
/** RFC 3966, 4694 and 4904: what may stand behind the number in a user part or `tel:` URI. */
const USER_PARAMETERS: ReadonlySet<string> = new Set(
  "npdi rn rn-context cic cic-context phone-context isub ext tgrp trunk-context".split(" "),
);

export type Emission = { uri: string } | { dropped: DropCause };

/**
 * The URI of a rule for a number, checked again at the last moment, whatever chain and replica say of it. `host` is where a
 * `tel` rule's number is sent back to, null for a `tel:` URI.
 */
export function emit(rule: Rule, number: bigint, host: string | null, policy: Policy): Emission {
  if (templateFault(rule.kind, rule.template) !== null) return { dropped: "malformed" };
  const uri = fillTemplate(rule.template, number);
  const read = readRouteUri(uri);
  if (read === null || read.kind !== rule.kind) return { dropped: "malformed" };
  const cause = hasForeignParameter(read) ? "parameter" : rule.kind === "tel" ? null : hostFault(read, policy);
  if (cause !== null) return { dropped: cause };
  return rule.kind === "tel" ? routingNumberUri(read, number, host) : { uri };
}

/** A tel rule says at which routing number the number called is served: its `rn`, or else the number it names itself. */
function routingNumberUri(read: RouteUri, number: bigint, host: string | null): Emission {
  const called = plusForm(number);
  const rn = read.userParameters.get("rn") ?? (read.user === called ? null : read.user);
  if (rn !== null && !/^\+[1-9]\d{0,14}$/.test(rn)) return { dropped: "malformed" };
  // npdi also without a routing number: the next proxy must not come back to ask again.
  const user = `${called};npdi${rn === null ? "" : `;rn=${rn}`}`;
  return { uri: host === null ? `tel:${user}` : `sip:${user}@${host};user=phone` };
}

function hasForeignParameter({ parameters, userParameters }: RouteUri): boolean {
  for (const [name, value] of parameters) {
    if (!PARAMETERS.has(name) || (name === "transport" && !TRANSPORTS.has(value.toLowerCase()))) return true;
  }
  for (const name of userParameters.keys()) if (!USER_PARAMETERS.has(name)) return true;
  return false;
}

function hostFault({ host, port, kind }: RouteUri, { self, allowPrivateTargets }: Policy): DropCause | null {
  const at = port ?? (kind === "sips" ? 5061 : 5060);
  if (self.some((own) => own.host === host && (own.port === undefined || own.port === at))) return "self";
  return !allowPrivateTargets && isPrivateHost(host) ? "private-target" : null;
}
