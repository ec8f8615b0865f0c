import { readRouteUri } from "@dots/protocol";
import type { RouteContact } from "./types.ts";

/** `malformed`: not a URI that may stand in a Contact; `no-room`: the answer would not have fitted into a datagram. */
export type LeftOut = "malformed" | "no-room";

// No `?`: headers in a Contact's URI would be put into the caller's next INVITE. No `%`, quotes, blanks or brackets.
const URI = /^(?:sips?|tel):[A-Za-z0-9\-._~+:;=@[\]&/]{1,500}$/;

/** Bytes of `Contact: ` and the line's end. */
const LINE = 11;

/**
 * The Contact values that may be sent, in order, as far as they fit into `room` bytes. The first good one is sent even if it
 * does not fit: an answer without it would be none.
 */
export function contactValues(
  contacts: readonly RouteContact[],
  room: number,
  onLeftOut: (cause: LeftOut) => void,
): string[] {
  const values: string[] = [];
  let left = room;
  for (const { uri, q } of contacts) {
    if (!URI.test(uri) || readRouteUri(uri) === null) {
      onLeftOut("malformed");
      continue;
    }
    const value = `<${uri}>${q === undefined ? "" : `;q=${qValue(q)}`}`;
    left -= value.length + LINE;
    if (left < 0 && values.length > 0) onLeftOut("no-room");
    else values.push(value);
  }
  return values;
}

/** 0 to 1 with at most three digits (RFC 3261 §25.1 qvalue). */
function qValue(q: number): string {
  return String(Math.round(Math.min(1, Math.max(0, q || 0)) * 1000) / 1000);
}
