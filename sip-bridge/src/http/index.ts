export { type Health, type RunningHttp, startHttp } from "./server.ts";
