export { type Clock, systemClock } from "./clock.ts";
export { type Engine, type EngineOptions, startEngine } from "./engine.ts";
export type { EngineLimits } from "./limits.ts";
