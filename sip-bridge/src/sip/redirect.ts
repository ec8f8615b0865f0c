import type { Clock } from "../sip-engine/index.ts";
import { roomForContacts } from "./answerSize.ts";
import { contactValues } from "./contacts.ts";
import { quoted } from "./headerText.ts";
import type { IncomingRequest } from "./incomingRequest.ts";
import { readRequestUri } from "./requestUri.ts";
import type { AskRoute, RouteAnswer, SipMetrics } from "./types.ts";

/**
 * Milliseconds that a decision may take. A drachtio-server would leave the caller without an answer for ever, and drachtio-srf
 * would keep the request for as long; so the application gives up before the embedded engine does.
 */
const DECIDE_WITHIN = 8_000;
const TOO_SLOW: RouteAnswer = { status: 503, reason: "Service Unavailable", contacts: [], block: null, retryAfter: 5 };

export interface RedirectOptions {
  readonly askRoute: AskRoute;
  readonly metrics: SipMetrics;
  readonly clock: Clock;
}

/** Answers an INVITE as a redirect server does (RFC 3261 §8.3): asks where the target is to be sent and says so. */
export function redirect(
  { askRoute, metrics, clock }: RedirectOptions,
  request: IncomingRequest,
): void | Promise<void> {
  if (Number(request.header("max-forwards") ?? 70) === 0) return request.respond(483, "Too Many Hops");
  const target = readRequestUri(request.uri);
  if ("status" in target) return request.respond(target.status, target.reason);
  const answer = askRoute({ ...target, source: request.source, callId: request.callId });
  if (answer instanceof Promise) return inTime(answer, clock).then((route) => send(request, route, metrics));
  send(request, answer, metrics);
}

function send(request: IncomingRequest, answer: RouteAnswer, metrics: SipMetrics): void {
  const { status, reason, block, retryAfter, warning } = answer;
  const headers: Record<string, string> = {
    ...(block && { "X-DOTS-Block": `${block.number} ${Math.floor(block.ageSeconds)}` }),
    ...(retryAfter !== undefined && { "Retry-After": String(Math.ceil(retryAfter)) }),
    ...(warning !== undefined && { Warning: `399 dots ${quoted(warning)}` }),
  };
  if (status !== 300 && status !== 302) {
    request.respond(status, reason, headers);
    return;
  }
  const room = roomForContacts(request, reason, headers);
  const contacts = contactValues(answer.contacts, room, metrics.contactLeftOut);
  // A redirect to nowhere would be taken for a success by some and for a loop by others.
  if (contacts.length === 0) request.respond(480, "Temporarily Unavailable", headers);
  else request.respond(status, reason, { ...headers, Contact: contacts });
}

function inTime(answer: Promise<RouteAnswer>, clock: Clock): Promise<RouteAnswer> {
  const { promise, resolve } = Promise.withResolvers<RouteAnswer>();
  const timer = clock.setTimer(DECIDE_WITHIN, () => resolve(TOO_SLOW));
  return Promise.race([answer, promise]).finally(() => timer.cancel());
}
