export * from './breaches.js';
export * from './commands.js';
export * from './events.js';
export * from './item-detail.js';
export * from './override.js';
export * from './views.js';
