import type { RequestForm } from '@twotrack/product-backlog/contract';
import { asking } from '../../live/asking.js';

/** A link that went out cannot be taken back unseen, nor one that was revoked: neither is undone. */
export const makeRequestForm = (path: string) => asking<{ form: RequestForm; token: string | null }>(path, {});
export const revokeRequestForm = (path: string) => asking<{ form: null }>(`${path}/revoke`, {});
