import type { z } from "zod";
import { config } from "../server/config.ts";

const HIGHEST_WAIT_MS = 2_000;

/** One question to the graph-node, its answer checked. Throws what is wrong in words. */
export async function askGraph<Shape extends z.ZodType>(
  query: string,
  variables: Record<string, unknown>,
  shape: Shape,
): Promise<z.infer<Shape>> {
  const answer = await fetch(config().graphUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(HIGHEST_WAIT_MS),
    redirect: "error",
    cache: "no-store",
  });
  const body = (await answer.json().catch(() => null)) as {
    data?: unknown;
    errors?: { message?: string }[];
  } | null;
  if (!body) throw new Error(`The index answered ${answer.status} without JSON.`);
  if (body.errors?.length) throw new Error(`The index refused: ${body.errors[0]?.message ?? "no reason given"}`);
  const read = shape.safeParse(body.data);
  if (!read.success) throw new Error("The index answered in a shape that is not ours.");
  return read.data;
}
