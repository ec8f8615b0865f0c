import type { Resolution, RuleKind } from "@dots/protocol";
import type { OperatorRoute } from "../config/index.ts";

/** What somebody wants to call, read from the user part of a URI or from a number. */
export type Subject =
  | NumberSubject
  /** The operator's list has it, or it is the service URN for emergencies (RFC 5031). `digits` as dialled, "sos" for the URN. */
  | { kind: "emergency"; digits: string }
  /** A number whose further digits are still to come. */
  | { kind: "incomplete" }
  /** Short codes, names, numbers without `+`: never looked up. `why` in words. */
  | { kind: "other"; why: string };

/** A number with its portability marks (RFC 4694). */
export interface NumberSubject {
  kind: "number";
  number: bigint;
  /** The portability look-up was done before: never done again. */
  npdi: boolean;
  /** The routing number; null where there is none. */
  rn: bigint | null;
}

/** The operator's part in the decision. */
export interface Policy {
  emergencyNumbers: ReadonlySet<string>;
  emergencyRoute: OperatorRoute | null;
  defaultRoute: OperatorRoute | null;
  /** Seconds; 0 for never. */
  staleAfter: number;
  allowPrivateTargets: boolean;
  /** Names of this bridge in lower case, IPv6 without brackets; port undefined for any. */
  self: readonly { host: string; port: number | undefined }[];
}

export interface Question {
  subject: Subject;
  /** Whether the asker sees private numbers. */
  member: boolean;
  /**
   * What the registry says of the number or, by portability marks, of its range; with the age of that in seconds and the
   * digits its range takes. Null where nothing is known yet, and not needed unless `subject` is a number.
   */
  known: Known | null;
  /** Where a `tel` rule's number is sent back to: host (and port) of the request URI. Null: `tel:` URIs are emitted. */
  host: string | null;
}

export interface Known {
  resolution: Resolution;
  ageSeconds: number;
  /** The fewest and most digits of a number in the enclosing range; null where no range encloses it. */
  digits: { fewest: number; most: number } | null;
}

/** One way to go, the best first. */
export interface Target {
  uri: string;
  /** Strictly falling: 1, 0.9, 0.8 ... */
  q: number;
  order: number;
  preference: number;
  kind: RuleKind;
  /** The rule's template, of which resolvers make NAPTR expressions; null for an operator's own route. */
  template: string | null;
}

/** A rule that was left out, and why, in one of a few words fit for a metric. */
export interface Dropped {
  order: number;
  preference: number;
  why: DropCause;
}
export type DropCause = "malformed" | "parameter" | "private-target" | "self" | "repeated";

export type Decision =
  | { action: "redirect"; status: 302; reason: string; targets: readonly Target[]; dropped: readonly Dropped[] }
  | {
      action: "refuse";
      status: 404 | 480 | 484 | 503;
      reason: string;
      targets: readonly [];
      dropped: readonly Dropped[];
    };
