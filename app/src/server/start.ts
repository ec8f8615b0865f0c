import { config } from "./config.ts";

/** Reads the settings before anything is served: wrong ones end the process with all complaints. */
export function start(): void {
  try {
    config();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
