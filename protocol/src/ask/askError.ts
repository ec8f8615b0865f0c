import { BaseError } from "../errors/base.ts";

const REMEDIES = {
  AskNoAnswer: "See whether the bridge runs and listens at this address.",
  AskRefused: "Nothing listens at this address: start the bridge, or correct host and port.",
  AskCallerMalformed: "Name the caller as sip:alice@example.net.",
  AskAnswerMalformed: "The answer did not come from a bridge, or from one of another version.",
  AskAnswerTruncated: "Ask again over TCP, or let the server send larger answers.",
};

/** Thrown where a question over the wire got no answer, or none that can be read. */
export class AskError extends BaseError {
  override name = "AskError";

  constructor(code: keyof typeof REMEDIES, facts: { title: string; found?: string; needed?: string; cause?: unknown }) {
    super({ code, remedy: REMEDIES[code], ...facts });
  }
}
