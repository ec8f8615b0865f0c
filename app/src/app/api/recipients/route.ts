import { readRecipients } from "../../../port/readRecipients.ts";
import { asked } from "../../../server/asked.ts";
import { refuse } from "../../../server/refuse.ts";

/** The profiles that anybody's number may be ported to. */
export async function GET(): Promise<Response> {
  const recipients = await asked(readRecipients);
  if (!recipients.ok) return refuse(502, "Neither index nor chain answers.", recipients.reason);
  return Response.json(recipients.answer, {
    headers: { "cache-control": "no-store" },
  });
}
