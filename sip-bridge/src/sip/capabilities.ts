import type { IncomingRequest } from "./incomingRequest.ts";
import { readRequestUri } from "./requestUri.ts";

const ALLOW = "INVITE, ACK, CANCEL, OPTIONS";

/** Answers an OPTIONS (RFC 3261 §11.2): 200 while calls are welcome, 503 during a shutdown so that proxies turn away. */
export function capabilities(isDraining: () => boolean, request: IncomingRequest): void {
  const target = readRequestUri(request.uri);
  const required = request.header("require");
  if ("status" in target) request.respond(target.status, target.reason);
  // An INVITE's Require is ignored: a redirect server goes on with what it does not know (§8.3).
  else if (required) request.respond(420, "Bad Extension", { Unsupported: required });
  else if (isDraining()) request.respond(503, "Service Unavailable", { Allow: ALLOW });
  else request.respond(200, "OK", { Allow: ALLOW, Accept: "application/sdp", "Accept-Encoding": "identity" });
}
