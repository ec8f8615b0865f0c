export * from "./errors/index.ts";
export * from "./model/index.ts";
export * from "./number/index.ts";
export * from "./route/index.ts";
