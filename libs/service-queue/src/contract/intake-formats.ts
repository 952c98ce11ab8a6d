import { z } from 'zod';

/* What others send: read leniently, for a field that is new to us must not cost an alert. */

/** The webhook of Alertmanager, version 4, and of Grafana, which took its shape over. Each alert is looked at by itself: a bad one does not spoil the others. */
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
  // Grafana's own
  valueString: z.string().nullish(),
  dashboardURL: z.string().nullish(),
  panelURL: z.string().nullish(),
  silenceURL: z.string().nullish(),
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

const link = z.looseObject({ href: z.string().nullish(), text: z.string().nullish() });

/** PagerDuty's Events API v2. What it lets a sender leave out or leave empty, we do too. */
export const PagerdutyEvent = z.looseObject({
  event_action: z.enum(['trigger', 'acknowledge', 'resolve']),
  dedup_key: z.string().max(512).nullish(),
  payload: z
    .looseObject({
      summary: z.string().nullish(),
      source: z.string().nullish(),
      severity: z.string().nullish(),
      timestamp: z.string().nullish(),
      component: z.string().nullish(),
      group: z.string().nullish(),
      class: z.string().nullish(),
      custom_details: z.unknown().optional(),
    })
    .nullish(),
  client: z.string().nullish(),
  client_url: z.string().nullish(),
  links: z.array(link).nullish(),
  images: z.array(z.looseObject({ src: z.string().nullish() })).nullish(),
});
export type PagerdutyEvent = z.infer<typeof PagerdutyEvent>;

/** What PagerDuty's `/v2/change/enqueue` takes. */
export const PagerdutyChange = z.looseObject({
  payload: z.looseObject({
    summary: z.string(),
    source: z.string().nullish(),
    timestamp: z.string().nullish(),
    custom_details: z.record(z.string(), z.unknown()).nullish(),
  }),
  links: z.array(link).nullish(),
});
export type PagerdutyChange = z.infer<typeof PagerdutyChange>;
