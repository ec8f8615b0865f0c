import { answerQuery } from "../../../search/answerQuery.ts";
import { countryOf } from "../../../search/countryOf.ts";
import { LONGEST_QUERY } from "../../../search/readQuery.ts";
import { refuse } from "../../../server/refuse.ts";

/** One word about what somebody is typing: `GET /api/status?q=…`. */
export async function GET(request: Request): Promise<Response> {
  const text = new URL(request.url).searchParams.get("q") ?? "";
  if (text.length > LONGEST_QUERY)
    return refuse(400, "That is too long.", `Needed: at most ${LONGEST_QUERY} characters.`);
  const answer = await answerQuery(text, countryOf(request.headers.get("accept-language")));
  return Response.json(answer, { headers: { "cache-control": "no-store" } });
}
