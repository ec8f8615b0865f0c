import { SETTINGS } from "./settings.ts";

const HEAD = `The DOTS SIP bridge: where a number is to be sent, by SIP, ENUM and HTTP.

Started as: npm run bridge
Stopped by SIGTERM or SIGINT: calls under way end, then it leaves with code 0.
Leaves with code 78 when settings are wrong, 75 when a port or the snapshot folder is in use, 70 for a fault of its own.

Settings, from the environment:
`;

/** What `--help` prints: every setting with its meaning and default. */
export function help(): string {
  const lines = Object.entries(SETTINGS).map(
    ([name, { meaning, fallback }]) => `  ${name}${fallback === "" ? "" : `=${fallback}`}\n      ${meaning}.`,
  );
  return `${HEAD}${lines.join("\n")}\n`;
}
