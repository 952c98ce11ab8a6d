import type { Rate } from '../../http/rate-limit.js';

/** In an outage a whole office asks at once, and each of its pages looks for news every few seconds. */
export const ASKS: Rate = { name: 'asks', perMinute: 60 };
export const WORDS: Rate = { name: 'words', perMinute: 60 };
export const READS: Rate = { name: 'public-reads', perMinute: 1_200 };
