import { NumberError, parseNumber } from "@dots/protocol";
import type { Context } from "hono";
import type { Answers } from "../answer/index.ts";
import { readSubject, type Subject, splitUserPart } from "../routing/index.ts";
import { problem } from "./problem.ts";
import { routeBody } from "./routeBody.ts";

const LONGEST = 256;
const RETRY_AFTER = "10";

/** `GET /v1/routes/{number}`: the number with +, or its digits, with marks of portability (RFC 4694) if need be. */
export function lookUp(
  answers: Pick<Answers, "ask">,
  emergencyNumbers: ReadonlySet<string>,
  addressOf: (c: Context) => string,
) {
  return async (context: Context): Promise<Response> => {
    const subject = readPath(context.req.param("number") ?? "", emergencyNumbers);
    if (subject instanceof NumberError) return problem(context, 400, subject.message, { code: subject.code });
    const answer = await answers.ask({ subject, address: addressOf(context), host: null });
    if (answer.block) context.header("DOTS-Block", `${answer.block.number} ${answer.ageSeconds} ${answer.block.hash}`);
    context.header("Cache-Control", "no-store");
    const body = routeBody(subject.kind === "number" ? subject.number : null, answer);
    const { action, status, reason } = answer.decision;
    if (action === "redirect") return context.json(body);
    if (status !== 503) return problem(context, 404, reason, body);
    context.header("Retry-After", RETRY_AFTER);
    return problem(context, 503, reason, body);
  };
}

/** A program's question says that it is a number, so here digits need no +. */
function readPath(text: string, emergencyNumbers: ReadonlySet<string>): Subject | NumberError {
  const { user, parameters } = splitUserPart(text.slice(0, LONGEST));
  const subject = readSubject(user, emergencyNumbers, parameters);
  if (subject.kind !== "other") return subject;
  try {
    return readSubject(`+${parseNumber(user)}`, emergencyNumbers, parameters);
  } catch (error) {
    if (error instanceof NumberError) return error;
    throw error;
  }
}
