import type { Rate } from '../../http/rate-limit.js';

/** A whole office may have one address, and each of its pages looks for news every few seconds. */
export const WISHES: Rate = { name: 'wishes', perMinute: 60 };
/** What is done and written on a private page. */
export const WORDS: Rate = { name: 'wish-words', perMinute: 60 };
export const LOOKS: Rate = { name: 'wish-pages', perMinute: 1_200 };
/** The longest words there may be, however they are escaped. */
export const WORDS_MAX = 64 * 1024;
