export { createMetrics, type Metrics, observe } from "./metrics.ts";
