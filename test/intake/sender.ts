import { setTimeout as wait } from 'node:timers/promises';
import type { Children, IntegrationKind, Outcome, Receipt, Ticket } from '@twotrack/service-queue/contract';
import type { Api } from '../support/api.js';
import { Client } from '../support/client.js';
import { must, type TestTeam } from '../support/team.js';

/** A monitoring system or a script, in front of the intake with its token. */
export interface Sender {
  readonly id: string;
  readonly token: string;
  readonly client: Client;
  readonly path: string;
  /** Of Grafana only. */
  readonly signingSecret?: string | undefined;
}

const PATHS: Record<IntegrationKind, string> = {
  alertmanager: '/api/intake/alertmanager',
  grafana: '/api/intake/grafana',
  pagerduty: '/v2/enqueue',
  generic: '/api/intake/events',
};

export async function createSender(
  api: Api,
  team: TestTeam,
  kind: IntegrationKind,
  more: { queue?: string; name?: string } = {},
): Promise<Sender> {
  const path = `/api/teams/${team.slug}/service-queue/integrations`;
  const { body } = await must(team.ada.at(api.url).post(path, { kind, name: 'Prometheus', ...more }));
  const client = new Client(api.url, { authorization: `Bearer ${body.token}` });
  const { id } = body.integration;
  return { id, token: body.token, signingSecret: body.signingSecret, client, path: PATHS[kind] };
}

/** As monitors send: no Idempotency-Key. */
export const send = (sender: Sender, body: unknown) => sendText(sender, JSON.stringify(body));

export const sendText = (sender: Sender, text: string, headers: Record<string, string> = {}) =>
  sender.client.send<{ receipt: string; code: string }>('POST', sender.path, text, {
    'content-type': 'application/json',
    ...headers,
  });

/** The receipt once it is worked off. */
export async function worked(sender: Sender, receipt: string): Promise<Receipt> {
  return until(`receipt ${receipt} worked off`, async () => {
    const { body } = await must(sender.client.get<{ receipt: Receipt }>(`/api/receipts/${receipt}`));
    return body.receipt.status === 'pending' ? null : body.receipt;
  });
}

/** Sends, and what became of each alert. */
export async function tell(sender: Sender, body: unknown): Promise<Outcome[]> {
  return (await worked(sender, (await must(send(sender, body))).body.receipt)).outcomes;
}

export const kinds = (outcomes: readonly Outcome[]) => outcomes.map(({ outcome }) => outcome);

const PATIENCE_MS = 60_000;

/** Asks again until there is something. */
export async function until<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await wait(20)) {
    const found = await ask();
    if (found !== null) return found;
  }
  throw new Error(`Not within ${PATIENCE_MS} ms: ${what}`);
}

export async function ticketsOf(client: Client, slug: string) {
  const { body } = await must(client.get(`/api/teams/${slug}/board`));
  return body.service.tickets as Ticket[];
}

/** Everything that lies under a parent, page by page. */
export async function childrenOf(client: Client, parentId: string): Promise<Ticket[]> {
  const path = `/api/service-queue/tickets/${parentId}/children?limit=200`;
  const tickets: Ticket[] = [];
  for (let after: string | null = ''; after !== null;) {
    const { body }: { body: Children } = await must(client.get<Children>(`${path}${after && `&after=${after}`}`));
    tickets.push(...body.tickets);
    after = body.next;
  }
  return tickets;
}
