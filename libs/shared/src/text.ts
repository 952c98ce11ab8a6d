import { z } from 'zod';

// PostgreSQL keeps neither NUL nor half a surrogate pair; both are refused at the door instead of failing in the store
const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
const breaks = /[\p{Cc}\u2028\u2029]/u;

/** One line of text a person typed: trimmed, 1 to `max` characters, no line breaks. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(storable, 'holds a character that cannot be kept')
    .refine((text) => !breaks.test(text), 'must be one line');

/** Text of many lines, at most `max` characters; may be empty. */
export const prose = (max: number) => z.string().max(max).refine(storable, 'holds a character that cannot be kept');

/** The longest title, and the longest text, in characters (security.md 19). */
export const TITLE_MAX = 300;
export const PROSE_MAX = 32_000;
