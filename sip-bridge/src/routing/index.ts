export { decide, visible } from "./decide.ts";
export type { Random } from "./rank.ts";
export { readSubject, splitUserPart } from "./subject.ts";
export type { Decision, DropCause, Known, NumberSubject, Policy, Question, Subject, Target } from "./types.ts";
