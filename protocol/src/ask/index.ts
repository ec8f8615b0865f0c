export { type AskEnumOptions, askEnum, type EnumAnswer, type EnumRecord } from "./askEnum.ts";
export { AskError } from "./askError.ts";
export { type AskGraphOptions, askGraph, type GraphAnswer, type GraphNumber } from "./askGraph.ts";
export { type AskHttpOptions, askHttp, type HttpAnswer } from "./askHttp.ts";
export { type AskSipOptions, askSip, type SipAnswer } from "./askSip.ts";
export type { SipContact } from "./sipMessage.ts";
