import type { Role } from '@twotrack/shared';
import type { ProductEvent } from '../contract/index.js';

export interface Viewer {
  readonly id: string;
  readonly roles: readonly Role[];
}

/**
 * Members, the product owner and the admin see the whole product track; a requester sees only own requests (L7), and the
 * goal, which is open to everybody of the installation (P6).
 */
export const seesAll = ({ roles }: Viewer): boolean =>
  roles.includes('member') || roles.includes('product-owner') || roles.includes('admin');

export const visibleTo = (viewer: Viewer, event: ProductEvent): boolean =>
  seesAll(viewer) ||
  (viewer.roles.includes('requester') &&
    ('goal' in event || ('request' in event && event.request.requester.id === viewer.id && !isInternal(event))));

const isInternal = (event: ProductEvent): boolean =>
  (event.type === 'request-commented' || event.type === 'request-comment-withdrawn') && !event.comment.public;
