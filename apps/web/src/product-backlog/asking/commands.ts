import type { Request, RequestForm } from '@twotrack/product-backlog/contract';
import { asking } from '../../live/asking.js';

/** A link that went out cannot be taken back unseen, nor one that was revoked: neither is undone. */
export const makeRequestForm = (path: string) => asking<{ form: RequestForm; token: string | null }>(path, {});
export const revokeRequestForm = (path: string) => asking<{ form: null }>(`${path}/revoke`, {});

const ofRequest = (id: string, act: string) => `/api/product-backlog/requests/${id}/follow-link/${act}`;
export const renewFollowLink = (id: string) =>
  asking<{ request: Request; token: string | null }>(ofRequest(id, 'renew'), {});
export const revokeFollowLink = (id: string) => asking<{ request: Request }>(ofRequest(id, 'revoke'), {});
