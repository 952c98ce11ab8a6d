import { v7 } from 'uuid';

/** A new id, greater than those before it. */
export const newId = (): string => v7();
