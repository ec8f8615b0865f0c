export { ageOf, type BlockRef } from "./block.ts";
export { type Clock, systemClock } from "./clock.ts";
export { connectCalls } from "./connect.ts";
export { type OpenReplica, openReplica } from "./openReplica.ts";
export type { Contracts, Replica } from "./replica.ts";
export { StoreError } from "./storeError.ts";
