import { BaseError } from "@dots/protocol";
import { SETTINGS, type Settings, settingsSchema } from "./settings.ts";

/** Thrown where settings are wrong; `complaints` has a line for each of them. */
export class SettingsError extends BaseError {
  override name = "SettingsError";
  readonly complaints: readonly string[];

  constructor(complaints: readonly string[]) {
    super({
      code: "SettingsRefused",
      title: `${complaints.length} setting${complaints.length === 1 ? " is" : "s are"} wrong.`,
      remedy: "Correct what is named and start again; --help lists all settings.",
    });
    this.complaints = complaints;
  }
}

/** Reads the whole configuration out of an environment. Throws SettingsError with all complaints together. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const texts = Object.entries(SETTINGS).map(([name, { fallback }]) => [name, environment[name] || fallback]);
  const read = settingsSchema.safeParse(Object.fromEntries(texts));
  if (read.success) return read.data;
  throw new SettingsError(read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
}
