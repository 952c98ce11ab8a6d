export * from './explanation.js';
export * from './presets.js';
export * from './severity-policy.js';
export { factsKnownTo, severityOf, type KnownFacts } from './severity.js';
