import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Facts, Ticket } from '@twotrack/service-queue/contract';
import { clocksOf, explain } from '@twotrack/service-queue/domain';
import { stubNetwork, type Sent } from '../../ui/panel/stub-network.js';
import { applyServiceEvents, tickets } from '../service-store.js';
import { dana, idOf, policy, showService, stated, ticket } from './test-board.js';
import { TicketPanel } from './TicketPanel.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const known: Facts = { tier: stated('T0'), degradation: stated('degraded'), workaround: stated('none') };

async function open(first: Ticket, others: Ticket[] = []) {
  showService({ tickets: [first, ...others] });
  const server = { refuse: null as null | { status: number; body: object } };
  const answer = ({ method, path }: Sent) => {
    if (method === 'POST') return server.refuse ?? { body: { stream: 'service:x', epoch: 1, seq: 1 } };
    if (path.includes('/comments?')) return { body: { comments: [], next: null } };
    if (path.includes('/children?')) return { body: { tickets: [], next: null } };
    if (path.endsWith('/canned-replies')) return { body: { replies: [] } };
    const now = tickets.card(first.id)!;
    const clocks = clocksOf(now, policy, new Date().toISOString());
    return { body: { ticket: now, details: '', explanation: explain(policy, now.facts), clocks, history: [] } };
  };
  const sent = stubNetwork(answer);
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <TicketPanel ticketId={first.id} onClose={() => {}} />
    </QueryClientProvider>,
  );
  const why = within(await screen.findByRole('region', { name: /^Why SEV/ }));
  return { why, server, posts: () => sent.filter(({ method }) => method === 'POST') };
}

/** Somebody else states a fact, and the board hears of it. */
function hear(before: Ticket, facts: Facts) {
  const after = { ...before, facts: { ...before.facts, ...facts }, version: before.version + 1 };
  const event = { type: 'facts-corrected' as const, ticket: after, was: {}, severityWas: before.severity };
  act(() => applyServiceEvents([{ ...event, seq: 2, at: new Date().toISOString(), by: dana }], 2));
}

const countField = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'How many' });
const row = (why: ReturnType<typeof within>, name: string) => why.getByRole('rowheader', { name }).closest('tr')!;

describe('TicketPanel', () => {
  it('S5 shows input, value, effect and source of every step, and what was assumed', async () => {
    const { why } = await open(ticket(1, 'queue', known));
    expect(row(why, 'Tier').textContent).toMatch(/T0 · critical.*Impact 2.*requester/);
    expect(row(why, 'Users affected').textContent).toMatch(/A few.*assumed/);
    expect(row(why, 'Urgency').textContent).toMatch(/Degradation × Workaround.*2.*Standard, version 1/);
    expect(why.getByText(/Assumed, because nobody said otherwise: Users affected, Environment/)).toBeTruthy();
  });

  it('S8 S11 acknowledges of a group what lies under it, and not its card alone', async () => {
    const times = { unacknowledgedSince: '2026-11-20T08:00:00.000Z', firstAt: '2026-11-20T08:00:00.000Z' };
    const folded = {
      rule: null,
      count: 60,
      open: 51,
      unacknowledged: 51,
      severities: {},
      ...times,
      lastAt: times.firstAt,
    };
    const { posts } = await open(ticket(1, 'queue', known, { marks: { folded } }));
    fireEvent.click(screen.getByRole('button', { name: 'Acknowledge the 51 under it' }));
    await waitFor(() => expect(posts()).toHaveLength(1));
    expect(posts()[0]).toMatchObject({
      path: '/api/service-queue/tickets/bulk',
      body: { folded: idOf(1), until: times.firstAt, command: { acknowledge: {} } },
    });
  });

  it('S3 S4 lets the severity follow the answers before they are sent, and sends only the facts', async () => {
    const { why, posts } = await open(ticket(1, 'queue', known));
    expect(screen.getByRole('heading', { name: 'Why SEV2' })).toBeTruthy();
    fireEvent.click(why.getByRole('button', { name: 'Answer: Users affected' }));
    expect(document.activeElement).toBe(countField());
    fireEvent.change(countField(), { target: { value: '2000' } });
    expect(why.getByText('counts as “All (more than 500)”')).toBeTruthy();
    expect(why.getByText('SEV2 becomes SEV1')).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Why SEV1' })).toBeTruthy();
    expect(posts()).toEqual([]);

    fireEvent.click(why.getByRole('checkbox', { name: 'roughly' }));
    fireEvent.click(why.getByRole('button', { name: 'Save answers' }));
    await waitFor(() => expect(posts()).toHaveLength(1));
    expect(posts()[0]).toMatchObject({
      path: `/api/service-queue/tickets/${idOf(1)}/correct-facts`,
      body: { version: 1, facts: { usersAffected: { value: 2000, about: true } } },
    });
  });

  it('S4 takes a fact back with "I do not know", so that it is assumed', async () => {
    const { why, posts } = await open(ticket(1, 'queue', known));
    fireEvent.click(why.getByRole('button', { name: 'Correct: Tier' }));
    fireEvent.click(why.getByRole('radio', { name: 'I do not know' }));
    expect(row(why, 'Tier').textContent).toMatch(/T2 · supporting.*assumed/);
    fireEvent.click(why.getByRole('button', { name: 'Save answers' }));
    await waitFor(() => expect(posts()[0]?.body).toEqual({ version: 1, facts: { tier: null } }));
  });

  it('does not send what is not a count, names the fact, and keeps what was typed', async () => {
    const { why, posts } = await open(ticket(1, 'queue', known));
    fireEvent.click(why.getByRole('button', { name: 'Answer: Users affected' }));
    fireEvent.change(countField(), { target: { value: 'lots' } });
    fireEvent.click(why.getByRole('button', { name: 'Save answers' }));
    expect(why.getByText('Users affected: a whole number, 0 or more.')).toBeTruthy();
    expect(countField().value).toBe('lots');
    expect(posts()).toEqual([]);
  });

  it('keeps the answers when the server refuses them', async () => {
    const { why, server } = await open(ticket(1, 'queue', known));
    server.refuse = { status: 400, body: { code: 'unknown-level', detail: 'Users affected has no level 2000.' } };
    fireEvent.click(why.getByRole('button', { name: 'Answer: Users affected' }));
    fireEvent.change(countField(), { target: { value: '2000' } });
    fireEvent.click(why.getByRole('button', { name: 'Save answers' }));
    await why.findByText('Users affected has no level 2000.');
    expect(countField().value).toBe('2000');
  });

  it('asks whose answer stands when somebody else answered the same fact meanwhile', async () => {
    const first = ticket(1, 'queue', known);
    const { why, posts } = await open(first);
    fireEvent.click(why.getByRole('button', { name: 'Answer: Users affected' }));
    fireEvent.change(countField(), { target: { value: '2000' } });
    hear(first, { usersAffected: { ...stated(3), at: '2026-11-20T10:00:00.000Z' } });
    expect(await why.findByText(/Somebody else answered “Users affected”/)).toBeTruthy();
    expect(why.getByRole<HTMLButtonElement>('button', { name: 'Save answers' }).disabled).toBe(true);
    fireEvent.click(why.getByRole('button', { name: 'Keep mine' }));
    fireEvent.click(why.getByRole('button', { name: 'Save answers' }));
    await waitFor(() => expect(posts()[0]?.body).toEqual({ version: 2, facts: { usersAffected: { value: 2000 } } }));
  });

  it('S7 says its place in the calculated order, and what it stands behind', async () => {
    const worse: Facts = { ...known, usersAffected: stated(2000) };
    await open(ticket(2, 'queue', known), [ticket(1, 'queue', worse)]);
    const place = within(screen.getByRole('region', { name: 'Place in the order' }));
    expect(place.getByText(/^#2 of 2 in Queue: SEV2, due .*; behind SRV-1 \(SEV1, due .*\)\.$/)).toBeTruthy();
  });

  it('S8 asks what a ticket waits for before it is moved to Waiting', async () => {
    const { posts } = await open(ticket(1, 'working', known));
    fireEvent.click(screen.getByRole('button', { name: 'Column Working' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Waiting' }));
    fireEvent.change(await screen.findByLabelText('What is it waiting for?'), { target: { value: 'the vendor' } });
    expect(posts()).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Move to Waiting' }));
    await waitFor(() => expect(posts()[0]?.body).toEqual({ from: 'working', column: 'waiting', reason: 'the vendor' }));
  });

  it('S3 offers nothing that sets a severity', async () => {
    await open(ticket(1, 'queue', known));
    expect(screen.queryByRole('combobox')).toBeNull();
    for (const button of screen.getAllByRole('button')) expect(button.textContent).not.toMatch(/SEV[1-5]/);
  });
});
