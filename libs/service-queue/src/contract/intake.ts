import { z } from 'zod';
import { line } from '@twotrack/shared';

/** By which format a sender speaks: a monitor's webhook, PagerDuty's Events v2, or our own JSON for scripts and forms. */
export const IntegrationKind = z.enum(['alertmanager', 'grafana', 'pagerduty', 'generic']);
export type IntegrationKind = z.infer<typeof IntegrationKind>;

/** Its tickets go to this queue; without one, where the routing rules send them. */
export const CreateIntegration = z.strictObject({
  kind: IntegrationKind,
  name: line(60),
  queue: z.uuid().optional(),
});
export type CreateIntegration = z.infer<typeof CreateIntegration>;

export const RevokeIntegration = z.strictObject({});
export type RevokeIntegration = z.infer<typeof RevokeIntegration>;

/** Works what was quarantined once more; what has had its effect keeps it. */
export const ReplayReceipt = z.strictObject({});
export type ReplayReceipt = z.infer<typeof ReplayReceipt>;

/** Every command of the intake by the name of its façade method; tests walk it. */
export const intakeCommands = {
  createIntegration: CreateIntegration,
  revokeIntegration: RevokeIntegration,
  replayReceipt: ReplayReceipt,
} as const;

/** A sender that may tell us of alerts. Its token (of `pagerduty` the routing key) is shown once and kept as a hash. */
export interface Integration {
  id: string;
  kind: IntegrationKind;
  name: string;
  queueId: string | null;
  /** The first characters of its token. */
  hint: string;
  createdAt: string;
  revokedAt: string | null;
}

/** An integration with what it has sent: when last, and how many bodies went to quarantine. */
export interface IntegrationView extends Integration {
  lastEventAt: string | null;
  errors: number;
  /** Of its last bodies, up to 200: how many there were, and how many of them went to quarantine. */
  recent: { bodies: number; quarantined: number };
  /** Since when it has not spoken although it always did; null while it speaks. */
  quietSince: string | null;
}

/** What became of one alert (S12). */
export type OutcomeKind =
  | 'created'
  | 'folded'
  | 'repeated'
  | 'acknowledged'
  /** Told while it goes on and off: counted, and applied once it settles (S13). */
  | 'flapping'
  | 'stale'
  | 'resolved'
  | 'reopened'
  | 'quarantined';

export interface Outcome {
  /** Its place in what was sent, from 0. */
  ordinal: number;
  fingerprint: string | null;
  outcome: OutcomeKind;
  ticketKey: string | null;
  /** What was not understood, or why it lies in quarantine. */
  notes: string[];
}

export type ReceiptStatus = 'pending' | 'done' | 'quarantined';

/** What became of something that was sent. */
export interface Receipt {
  receipt: string;
  integrationId: string;
  integration: string;
  receivedAt: string;
  status: ReceiptStatus;
  /** Of the body as a whole. */
  remark: string | null;
  /** Bytes. */
  size: number;
  outcomes: Outcome[];
}

/** Receipts newest first; `alert` is the sender's own id, `after` the last receipt of the page before. */
export const FindReceipts = z.object({
  alert: line(512).optional(),
  status: z.enum(['pending', 'done', 'quarantined']).optional(),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type FindReceipts = z.infer<typeof FindReceipts>;
