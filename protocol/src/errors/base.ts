/** What every error of DOTS says: what went wrong, what was found, what was needed, and what to do about it. */
export interface ErrorFacts {
  /** Stable name for programs: the Solidity error's name, or one of this package's. */
  code: string;
  /** What went wrong, in a sentence without the values. */
  title: string;
  /** Why the rule is there, or how one gets here, where the title does not say it. */
  reason?: string;
  found?: string;
  needed?: string;
  /** What the reader can do. */
  remedy: string;
  cause?: unknown;
}

/** The one shape of errors in DOTS. `message` joins the facts into sentences; the fields are for pages and logs. */
export class BaseError extends Error {
  override name = "BaseError";
  readonly code: string;
  readonly title: string;
  readonly reason: string | undefined;
  readonly found: string | undefined;
  readonly needed: string | undefined;
  readonly remedy: string;

  constructor(facts: ErrorFacts) {
    super(sentences(facts), facts.cause === undefined ? undefined : { cause: facts.cause });
    this.code = facts.code;
    this.title = facts.title;
    this.reason = facts.reason;
    this.found = facts.found;
    this.needed = facts.needed;
    this.remedy = facts.remedy;
  }
}

function sentences({ title, reason, found, needed, remedy }: ErrorFacts): string {
  const values = [found && `Found: ${found}.`, needed && `Needed: ${needed}.`].filter(Boolean);
  return [title, reason, ...values, remedy].filter(Boolean).join(" ");
}
