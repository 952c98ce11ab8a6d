export * from './commands.js';
export * from './events.js';
export * from './facts.js';
export * from './policy.js';
export * from './routing.js';
export * from './severity.js';
export * from './ticket-detail.js';
export * from './views.js';
