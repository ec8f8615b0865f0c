export { type Answer, Answers } from "./answers.ts";
export { sipAnswers } from "./sipAnswers.ts";
