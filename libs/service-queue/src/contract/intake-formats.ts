import { z } from 'zod';

/* What others send: read leniently, for a field that is new to us must not cost an alert. */

/** The webhook of Alertmanager, version 4. Each alert is looked at by itself: a bad one does not spoil the others. */
export const AlertmanagerBody = z.looseObject({
  alerts: z.array(z.unknown()),
  truncatedAlerts: z.number().nullish(),
  groupKey: z.string().nullish(),
});

const texts = z.record(z.string(), z.string());

export const AlertmanagerAlert = z.looseObject({
  status: z.enum(['firing', 'resolved']),
  labels: texts,
  annotations: texts.default({}),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
  generatorURL: z.string().default(''),
  fingerprint: z.string().min(1).max(512),
});
export type AlertmanagerAlert = z.infer<typeof AlertmanagerAlert>;

/** Our own JSON, for scripts and forms. `dedup` is the sender's id of the trouble; a resolve needs it. */
export const GenericEvent = z.looseObject({
  summary: z.string().min(1),
  details: z.string().default(''),
  action: z.enum(['trigger', 'resolve']).default('trigger'),
  dedup: z.string().min(1).max(512).optional(),
  service: z.string().optional(),
  queue: z.string().optional(),
  facts: z.record(z.string(), z.unknown()).default({}),
  links: z.array(z.union([z.string(), z.looseObject({ href: z.string(), text: z.string().optional() })])).default([]),
});
export type GenericEvent = z.infer<typeof GenericEvent>;
