import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

const config: NextConfig = {
  transpilePackages: ["@dots/protocol"],
  poweredByHeader: false,
  // The tree of workspaces is the project: packages are found in its node_modules.
  turbopack: { root: fileURLToPath(new URL("..", import.meta.url)) },
  outputFileTracingRoot: fileURLToPath(new URL("..", import.meta.url)),
  devIndicators: false,
  agentRules: false,
};

export default config;
