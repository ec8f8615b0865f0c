export { type Bridge, startBridge } from "./bridge.ts";
export { help, readSettings, type Settings, SettingsError } from "./config/index.ts";
