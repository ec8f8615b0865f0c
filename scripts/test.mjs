// `npm test`. Runs on Node 20 or newer, without any package.
import { ensurePackages } from "./install/debian.mjs";
import { handOver, say } from "./install/handOver.mjs";

handOver("scripts/test/main.ts", { before: () => ensurePackages(say) });
