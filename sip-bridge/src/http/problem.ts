import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

const TITLES: Record<number, string> = {
  400: "Bad Request",
  404: "Not Found",
  405: "Method Not Allowed",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** An answer as application/problem+json (RFC 9457), with further members of its own. */
export function problem(
  context: Context,
  status: ContentfulStatusCode,
  detail: string,
  members: object = {},
): Response {
  const body = { type: "about:blank", title: TITLES[status] ?? "Error", ...members, detail };
  // `status` of a look-up is the number's; RFC 9457's is advisory and gives way to it.
  const withStatus = "status" in members ? body : { ...body, status };
  return context.body(JSON.stringify(withStatus), status, { "content-type": "application/problem+json" });
}
