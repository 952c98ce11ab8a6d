/** The reason that opens a full column must say something: at least so many characters (ux.md §11). Without zod, so that a board does not load it. */
export const OVERRIDE_REASON_MIN = 10;
