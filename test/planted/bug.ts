/** One mistake that an auditor would look for, planted in a copy of the source. */
export interface Bug {
  /** What the mistaken contract does. */
  name: string;
  file: string;
  /** Stands in the file exactly once. */
  find: string;
  replace: string;
}

/** A mistake, and the test that has to notice it. */
export interface UnitBug extends Bug {
  caughtBy: string;
}

/** A mistake, and the invariant that it breaks, by its number in test/invariant/README.md. */
export interface InvariantBug extends Bug {
  breaks: number;
}
