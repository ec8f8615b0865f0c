import { readSubject } from "../routing/index.ts";
import type { AskRoute, RouteAnswer, RouteRequest } from "../sip/types.ts";
import type { Answer, Answers } from "./answers.ts";

/** After how many seconds a caller may ask again where nothing usable is known. */
const RETRY_AFTER = 10;

const REASONS: Record<RouteAnswer["status"], string> = {
  300: "Multiple Choices",
  302: "Moved Temporarily",
  404: "Not Found",
  480: "Temporarily Unavailable",
  484: "Address Incomplete",
  503: "Service Unavailable",
};

/** The decision in the words of SIP. `emergencyNumbers` are those of the policy. */
export function sipAnswers(answers: Pick<Answers, "ask">, emergencyNumbers: ReadonlySet<string>): AskRoute {
  return (request) => {
    const subject = readSubject(request.user, emergencyNumbers, request.userParams);
    const answer = answers.ask({ subject, address: request.source.address, host: hostOf(request) });
    return answer instanceof Promise ? answer.then(inSip) : inSip(answer);
  };
}

function inSip({ decision, block, ageSeconds }: Answer): RouteAnswer {
  const { status, targets } = decision;
  return {
    status,
    reason: REASONS[status],
    contacts: targets.map(({ uri, q }) => ({ uri, q })),
    block: block && { number: BigInt(block.number), ageSeconds: ageSeconds ?? 0 },
    ...(status === 503 && { retryAfter: RETRY_AFTER }),
    ...(decision.action === "refuse" && { warning: decision.reason }),
  };
}

/** The SIP side has checked the host's characters; an IPv6 literal gets its brackets back. */
function hostOf({ host, port }: RouteRequest): string | null {
  if (host === "") return null;
  const literal = host.includes(":") ? `[${host}]` : host;
  return port === null ? literal : `${literal}:${port}`;
}
