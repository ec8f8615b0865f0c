import { config } from "./config.ts";
import type { PublicSettings } from "./settings.ts";

/** What of the configuration goes to browsers: named one by one, so that nothing slips through. */
export function publicSettings(): PublicSettings {
  const { chainId, local, deployment } = config();
  const { ett, numberRegistry, portingDesk } = deployment;
  return { chainId, local, ett, numberRegistry, portingDesk };
}
