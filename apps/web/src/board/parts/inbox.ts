import { valueOf } from '../../live/value.js';

/** Opens the inbox over the board; null where there is no board. */
export const inbox = valueOf<(() => void) | null>(null);
