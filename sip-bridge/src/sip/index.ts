export { startSip } from "./startSip.ts";
export * from "./types.ts";
