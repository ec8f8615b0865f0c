import { readIndexedBlock } from "../../../index/readIndex.ts";
import { asked } from "../../../server/asked.ts";
import { refuse } from "../../../server/refuse.ts";

/** How far the index is: what tells *confirmed* and *indexed* apart. */
export async function GET(): Promise<Response> {
  const block = await asked(readIndexedBlock);
  if (!block.ok) return refuse(502, "The index does not answer.", block.reason);
  return Response.json({ block: block.answer }, { headers: { "cache-control": "no-store" } });
}
