// `npm run demo`. Runs on Node 20 or newer, without any package.
import { handOver } from "./install/handOver.mjs";

handOver("scripts/demo/main.ts");
