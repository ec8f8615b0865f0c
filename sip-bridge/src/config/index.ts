export { help } from "./help.ts";
export { readSettings, SettingsError } from "./readSettings.ts";
export type { Settings } from "./settings.ts";
export type { Listen, OperatorRoute } from "./values.ts";
