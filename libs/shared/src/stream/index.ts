export { createStreamTables, ensureEventPartitions } from './stream-tables.js';
export { EventStream, type Snapshot } from './event-stream.js';
export type { Change, Order } from './change.js';
export { prepared, together, type Given } from './prepared.js';
export { CHANGED_CHANNEL, readHint } from './announce.js';
export type { Committed } from './committed.js';
