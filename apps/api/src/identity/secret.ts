import { createHash, randomBytes } from 'node:crypto';

/** A fresh secret of 256 random bits, as text for a link, a cookie or a header. */
export const freshSecret = (prefix = ''): string => prefix + randomBytes(32).toString('base64url');

/** What is kept of a secret. SHA-256 is enough: it is random, there is nothing to guess (security.md 13). */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
