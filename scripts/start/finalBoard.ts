import { enumNameOf, formatNumber } from "@dots/protocol";
import type { Addresses } from "./state/stateFolder.ts";

/** A sipp scenario that takes a redirect as well as a refusal for an answer, from the root of the repository. */
export const SIPP_SCENARIO = "scripts/start/try/ask.xml";

export interface FinalBoardOptions {
  addresses: Addresses;
  /** The number to try. */
  number: bigint;
  lookup: string;
  logs: string;
}

/** What `npm start` ends on: every address, three lines to paste into a shell, and the page to go on with. */
export function finalBoard({ addresses, number, lookup, logs }: FinalBoardOptions): string {
  const { rpcUrl, wsUrl, sip, enum: dns, http, graphqlUrl, app } = addresses;
  const rows: [string, string | undefined][] = [
    ["dApp", app],
    ["chain", `${rpcUrl}  ${wsUrl}  (id 31337)`],
    ["subgraph", graphqlUrl],
    ["bridge, SIP", `sip:${sip.host}:${sip.port}  (UDP; look-up: ${lookup})`],
    ["bridge, ENUM", `${dns.host} port ${dns.port}  (${dns.apex}; members: ${dns.privateApex})`],
    ["bridge, HTTP", `${http}/v1/routes/+${number}  ${http}/metrics`],
    ["logs", logs],
  ];
  const lines = tryLines(addresses, number);
  return [
    "",
    ...rows.filter(([, value]) => value).map(([name, value]) => `  ${name.padEnd(13)} ${value}`),
    "",
    `  Ask where ${formatNumber(number)} is to be sent (nowhere, as long as nobody holds it):`,
    "",
    ...lines.map((line) => `    ${line}`),
    "",
    ...(app ? [`  Claim it, and see the answers change:  ${app}/number/${number}`, ""] : []),
    "  Ctrl-C stops everything; the next start goes on from here, and with --reset from the beginning.",
    "",
  ].join("\n");
}

/** Three ways to ask the bridge, as they are pasted into a shell in the root of the repository. */
export function tryLines(
  { sip, enum: dns, http }: Addresses,
  number: bigint,
): [sipp: string, dig: string, curl: string] {
  return [
    `sipp ${sip.host}:${sip.port} -sf ${SIPP_SCENARIO} -s +${number} -m 1 -i 127.0.0.1 -nostdin -trace_msg -message_file /dev/stderr >/dev/null`,
    `dig @${dns.host} -p ${dns.port} +norecurse NAPTR ${enumNameOf(number, dns.apex)}`,
    `curl -i ${http}/v1/routes/+${number}`,
  ];
}
