export * from "./addresses/index.ts";
export * from "./eip712/index.ts";
export * from "./errors/index.ts";
export * from "./model/index.ts";
export * from "./number/index.ts";
export * from "./route/index.ts";
export * from "./vouchers/index.ts";
