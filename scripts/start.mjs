// `npm start`. Runs on Node 20 or newer, without any package.
import { handOver } from "./install/handOver.mjs";

handOver("scripts/start/main.ts");
