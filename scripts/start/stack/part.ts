import type { BaseError } from "@dots/protocol";

/** What every part of the local stack is started with, beside its own options. */
export interface PartOptions {
  /** Gets the part's output, line by line, without keys. */
  log?: ((line: string) => void) | undefined;
  /** Told once if the part ends by itself after it was up. */
  onCrash?: ((error: BaseError) => void) | undefined;
}

/** What every part gives back, beside its addresses. */
export interface Running {
  stop(): Promise<void>;
}
