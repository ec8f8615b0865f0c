export { type RunningEnum, startEnum } from "./server.ts";
