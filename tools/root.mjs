import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the repository stands; every tool works from there. */
export const root = fileURLToPath(new URL('..', import.meta.url));

export const inRoot = (...parts) => path.join(root, ...parts);
