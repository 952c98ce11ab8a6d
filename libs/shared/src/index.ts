export * from './acting.js';
export * from './actor.js';
export * from './asking.js';
export * from './live-protocol.js';
export * from './recorded.js';
export * from './refusal.js';
export * from './text.js';
export * from './track.js';
