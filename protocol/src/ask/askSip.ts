import { randomBytes } from "node:crypto";
import { isIPv6 } from "node:net";
import { show } from "../errors/show.ts";
import { plusForm } from "../number/number.ts";
import { AskError } from "./askError.ts";
import { contactsOf, parameterOf, readSipResponse, type SipContact, type SipResponse } from "./sipMessage.ts";
import { udpExchange } from "./udpExchange.ts";

export interface AskSipOptions {
  /** Address of the SIP server. */
  host: string;
  port: number;
  number: bigint;
  /** URI of the caller; default `sip:asker@` and our own address. */
  from?: string;
  /** How long to wait for a final answer; default 64 x T1 = 32 s, as RFC 3261 timer B. */
  timeoutMs?: number;
  /** Round-trip estimate: the first retransmission comes after T1, the next after 2 x T1, and so on. Default 500. */
  t1Ms?: number;
  /** Told of each provisional answer: 100 Trying, 180 Ringing. */
  onProvisional?: (status: number) => void;
}

export interface SipAnswer {
  status: number;
  reason: string;
  contacts: SipContact[];
  /** The block the answer is true at and its age (header X-DOTS-Block); null where the server does not say. */
  block: { number: bigint; ageSeconds: number } | null;
  ms: number;
  /** INVITE and final response as they went over the wire. */
  request: string;
  response: string;
}

/** What can stand between < and > of a header without ending it. */
const CALLER = /^(?:sips?|tel):[!#-;=?-~]{1,200}$/;

/**
 * Calls a number at a SIP server over UDP and hangs up on whatever the final answer is: what a proxy that follows redirects
 * sees. INVITE is retransmitted until an answer comes (RFC 3261 section 17.1.1), a failure or redirect gets its ACK in
 * the same transaction, a 200 its ACK and BYE. Throws AskError without a final answer in time, after a CANCEL where
 * the server had begun.
 */
export async function askSip(options: AskSipOptions): Promise<SipAnswer> {
  const { host, port, number, from, t1Ms = 500, timeoutMs = 64 * t1Ms } = options;
  if (from !== undefined && !CALLER.test(from)) {
    const needed = "a sip, sips or tel URI without spaces, quotes and angle brackets";
    throw new AskError("AskCallerMalformed", { title: "The caller is no URI.", found: show(from), needed });
  }
  const uri = `sip:${plusForm(number)}@${hostPort(host, port)};user=phone`;
  const branch = `z9hG4bK${token()}`;
  const callId = token();
  const fromTag = token();
  const started = performance.now();
  let local = "";
  let invite = "";
  let retransmission: NodeJS.Timeout | undefined;
  let begun = false;

  const message = (method: string, requestUri: string, to: string, inBranch: string, sequence = 1) =>
    [
      `${method} ${requestUri} SIP/2.0`,
      `Via: SIP/2.0/UDP ${local};branch=${inBranch};rport`,
      "Max-Forwards: 70",
      `From: <${from ?? `sip:asker@${local}`}>;tag=${fromTag}`,
      `To: ${to}`,
      `Call-ID: ${callId}`,
      `CSeq: ${sequence} ${method}`,
      ...(method === "INVITE" ? [`Contact: <sip:asker@${local}>`] : []),
      "Content-Length: 0",
      "",
      "",
    ].join("\r\n");

  const isOurs = (response: SipResponse) =>
    parameterOf(first(response, "via"), "branch") === branch &&
    first(response, "call-id") === callId &&
    /^1\s+INVITE$/i.test(first(response, "cseq")) &&
    parameterOf(first(response, "from"), "tag") === fromTag;

  try {
    return await udpExchange<SipAnswer>({
      host,
      port,
      timeoutMs,
      start(peer) {
        local = hostPort(peer.local.address, peer.local.port);
        invite = message("INVITE", uri, `<${uri}>`, branch);
        const send = (wait: number) => {
          peer.send(Buffer.from(invite));
          retransmission = setTimeout(() => send(wait * 2), wait);
        };
        send(t1Ms);
      },
      receive(datagram, peer) {
        const text = datagram.toString("latin1");
        const response = readSipResponse(text);
        if (!response || !isOurs(response)) return undefined;
        clearTimeout(retransmission);
        begun = true;
        if (response.status < 200) {
          options.onProvisional?.(response.status);
          return undefined;
        }
        const to = first(response, "to");
        const contacts = contactsOf(response);
        if (response.status < 300) {
          const target = contacts[0]?.uri ?? uri;
          peer.send(Buffer.from(message("ACK", target, to, `z9hG4bK${token()}`)));
          peer.send(Buffer.from(message("BYE", target, to, `z9hG4bK${token()}`, 2)));
        } else peer.send(Buffer.from(message("ACK", uri, to, branch)));
        const { status, reason } = response;
        const ms = performance.now() - started;
        return { status, reason, contacts, block: blockOf(response), ms, request: invite, response: text };
      },
      giveUp(peer) {
        if (begun) peer.send(Buffer.from(message("CANCEL", uri, `<${uri}>`, branch)));
      },
    });
  } finally {
    clearTimeout(retransmission);
  }
}

function first(response: SipResponse, name: string): string {
  return response.headers.get(name)?.[0] ?? "";
}

function blockOf(response: SipResponse): SipAnswer["block"] {
  const match = /^(\d{1,19}) (\d{1,12}(?:\.\d{1,3})?)$/.exec(first(response, "x-dots-block"));
  return match ? { number: BigInt(match[1]!), ageSeconds: Number(match[2]) } : null;
}

function hostPort(host: string, port: number): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

function token(): string {
  return randomBytes(12).toString("hex");
}
