import { z } from 'zod';

/** A change that a pipeline or a tool reported, a deployment above all: "what changed before" (S16). It is no ticket. */
export interface ChangeRecord {
  id: string;
  /** When it happened, as reported; where nothing was said, when it was received. */
  at: string;
  receivedAt: string;
  summary: string;
  /** What it happened to: a service, a host. */
  source: string | null;
  links: { href: string; text: string | null }[];
  /** As sent; null where it was too large to be shown. */
  details: Record<string, unknown> | null;
  integrationId: string;
  integration: string;
}

export type ChangeReported = { type: 'change-reported'; change: ChangeRecord };

/** Changes from one instant to before another, newest first. */
export const FindChanges = z.object({
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type FindChanges = z.infer<typeof FindChanges>;
