import type { BacklogSettings } from './settings.js';

/** What holds until the product owner sets something else. Without zod, so that a board does not load it. */
export const DEFAULT_SETTINGS: BacklogSettings = {
  version: 0,
  weights: { preset: 'value-over-size', risk: 1, value: 1, learning: 1, size: 1, version: 1 },
  ready: { sizeLimit: 3, understandingAtLeast: 3 },
  dinosaurs: { days: 90, horizonMonths: 6 },
  ceiling: null,
  reviewedAt: null,
  vision: '',
};
