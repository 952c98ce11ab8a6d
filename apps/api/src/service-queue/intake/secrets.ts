import { randomBytes } from 'node:crypto';
import type { IntegrationKind } from '@twotrack/service-queue/contract';
import { freshSecret } from '../../identity/secret.js';

/** The length that clients of PagerDuty's Events insist on. */
const ROUTING_KEY = 32;

/** What a new integration sends to be known: a token, or for PagerDuty's Events a routing key of letters and digits. */
export const secretFor = (kind: IntegrationKind): string => (kind === 'pagerduty' ? routingKey() : freshSecret('tti_'));

function routingKey(): string {
  const letters = randomBytes(2 * ROUTING_KEY)
    .toString('base64url')
    .replace(/[-_]/g, '');
  return letters.length < ROUTING_KEY ? routingKey() : letters.slice(0, ROUTING_KEY);
}
