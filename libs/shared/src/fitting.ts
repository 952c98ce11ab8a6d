import { PROSE_MAX } from './text.js';

/** A text with a last paragraph, which is whole whatever the text's length. */
export const fitting = (text: string, last: string): string =>
  text ? `${text.slice(0, PROSE_MAX - last.length - 2)}\n\n${last}` : last;
