import type { Passage } from "./control/leader.ts";

/** A request, or the CANCEL of one, as it is given to an application. */
export interface Delivery extends Omit<Passage, "bytes"> {
  /** One byte per character. */
  readonly message: string;
  /** False for what belongs to a request given before. */
  readonly isNew: boolean;
}

/** Who answers requests: a session of the control protocol. */
export interface Application {
  /** In capitals. */
  readonly methods: readonly string[];
  serves(method: string): boolean;
  deliver(delivery: Delivery): void;
}

/** What became of an application's answer: sent as it stands, or refused with a reason. */
export type AnswerResult =
  | ({ readonly sent: Buffer } & Pick<Passage, "peer" | "dialogId">)
  | { readonly refused: string };
