import type { SipLogger, SipMetrics } from "../types.ts";

/** Logger and metrics for tests, which keep what they are told. */
export function recorder(): { logged: string[]; told: string[]; logger: SipLogger; metrics: SipMetrics } {
  const logged: string[] = [];
  const told: string[] = [];
  const log = (_fields: object, message: string): void => void logged.push(message);
  return {
    logged,
    told,
    logger: { debug: log, info: log, warn: log, error: log },
    metrics: {
      answered: (method, status) => told.push(`${method} ${status}`),
      dropped: (cause) => told.push(cause),
      contactLeftOut: (cause) => told.push(cause),
    },
  };
}
