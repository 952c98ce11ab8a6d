import type { RequestForm } from './requesters-views.js';
import type { ColumnId, Ticket } from './views.js';

export type FormMade = { type: 'form-made'; form: RequestForm };
/** Another link; `was` is the first characters of the one before. */
export type FormRenewed = { type: 'form-renewed'; form: RequestForm; was: string };
export type FormRevoked = { type: 'form-revoked'; form: RequestForm };

/** Whoever asked says that it is solved: closed (S18). */
export type SolutionConfirmed = { type: 'solution-confirmed'; ticket: Ticket };
/** Whoever asked says that it is not solved: open again. */
export type SolutionRejected = { type: 'solution-rejected'; ticket: Ticket; reason: string; from: ColumnId };

export type FollowLinkRenewed = { type: 'follow-link-renewed'; ticket: Ticket };
export type FollowLinkRevoked = { type: 'follow-link-revoked'; ticket: Ticket };

export type RequesterEvent =
  FormMade | FormRenewed | FormRevoked | SolutionConfirmed | SolutionRejected | FollowLinkRenewed | FollowLinkRevoked;
