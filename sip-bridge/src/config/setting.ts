import { show } from "@dots/protocol";
import { z } from "zod";

/** What a setting wants, in words; both stand in the complaint about a wrong value. */
export interface Wanted {
  needed: string;
  remedy: string;
  /** The value may hold a secret: complaints do not show it. */
  secret?: boolean;
}

/** One environment setting: what it means, its default as one would write it, and how its text becomes a value. */
export interface Setting<T> {
  meaning: string;
  fallback: string;
  schema: z.ZodType<T, string>;
}

/** A setting whose text `read` turns into a value; undefined from `read` is a complaint. An empty text is the default. */
export function setting<T>(
  meaning: string,
  fallback: string,
  wanted: Wanted,
  read: (text: string) => T | undefined,
): Setting<T> {
  const schema = z.string().transform((text, context) => {
    const value = read(text);
    if (value !== undefined) return value;
    const found = wanted.secret ? "a value that is not shown" : show(text);
    context.addIssue({ code: "custom", message: `found ${found}; needed ${wanted.needed}. ${wanted.remedy}` });
    return z.NEVER;
  });
  return { meaning, fallback, schema };
}
