import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { ServiceQueue } from '@twotrack/service-queue';
import type { IntegrationKind, Receipt, ServiceView, Ticket } from '@twotrack/service-queue/contract';
import { applyEvent, boardOf, viewOf } from '@twotrack/service-queue/domain';
import { ask, eventsSince, openTestDesk, viewAt, type TestDesk } from '../service-queue/desk.js';

const MINUTE = 60_000;

/** A team whose time is told, and what monitors say to it in the meantime. */
export interface Listening {
  readonly desk: TestDesk;
  readonly queues: ServiceQueue;
  now(minutes?: number): string;
  /** Minutes pass, and the clock rings what became due. */
  pass(minutes: number): Promise<void>;
  integration(kind?: IntegrationKind): Promise<{ id: string; kind: IntegrationKind; token: string }>;
  take(sender: { token: string; kind: IntegrationKind }, body: object): Promise<Receipt>;
  ticket(key: string): Promise<Ticket>;
  /** The board before, what happened since, and the board after must agree (L2); the types of what happened. */
  sameByEvents(happen: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
}

export async function listen(): Promise<Listening> {
  const desk = await openTestDesk();
  let told = Date.now();
  const now = (minutes = 0) => new Date(told + minutes * MINUTE).toISOString();
  const queues = new ServiceQueue(desk.db, now);
  const { version, storm } = (await queues.foldings.folding(desk.bao)).active;
  await queues.foldings.setFolding({ version, storm, rules: [], reason: 'Each by itself.' }, ask(desk.admin));
  return {
    ...{ desk, queues, now },
    pass: async (minutes) => {
      told += minutes * MINUTE;
      await queues.ringDue();
    },
    integration: async (kind = 'generic') => {
      const token = randomBytes(16).toString('hex');
      const answer = await queues.intake.createIntegration({ kind, name: 'A monitor' }, token, ask(desk.admin));
      return { token, id: answer.integration.id, kind };
    },
    take: async (sender, body) => {
      const bytes = Buffer.from(JSON.stringify(body));
      const sent = { token: sender.token, body: bytes, size: bytes.length, tooLarge: false };
      const { receipt } = await queues.intake.take(sender.kind, sent);
      await queues.intake.rounds.idle();
      return queues.intake.receipt(receipt, desk.bao);
    },
    ticket: async (key) => {
      const { tickets } = (await viewAt(desk)).view;
      return tickets.find((ticket) => ticket.key === key)!;
    },
    sameByEvents: async (happen) => {
      const before = await viewAt(desk);
      await happen();
      const after = await viewAt(desk);
      const board = boardOf(before.view);
      const events = (await eventsSince(desk, before)).filter((event) => event.seq <= after.seq);
      for (const event of events) applyEvent(board, event);
      expect(sorted(viewOf(board))).toEqual(sorted(after.view));
      expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => before.seq + 1 + i));
      return events.map((event) => event.type);
    },
    close: async () => {
      await queues.intake.rounds.end();
      await desk.close();
    },
  };
}

const sorted = (view: ServiceView): ServiceView => ({
  ...view,
  tickets: view.tickets.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});
