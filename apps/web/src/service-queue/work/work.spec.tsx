import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ReactNode } from 'react';
import type { Comment, Ticket } from '@twotrack/service-queue/contract';
import { stubNetwork, type Sent } from '../../ui/panel/stub-network.js';
import { bao, dana, idOf, showService, stated, ticket } from '../panels/test-board.js';
import { CommentsSection } from './CommentsSection.js';
import { CourseSection } from './CourseSection.js';
import { snoozeFor } from './Snooze.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const comment = (number: number, by: typeof bao, open: boolean, text: string): Comment => ({
  ...{ id: idOf(900 + number), ticketId: idOf(1), text, public: open, by },
  ...{ at: '2026-11-20T08:00:00.000Z', editedAt: null, removedAt: null },
});

function show(part: ReactNode, of: Ticket, comments: Comment[] = []) {
  showService({ tickets: [of] });
  const reply = { id: idOf(800), name: 'On it', text: 'We are on it.' };
  const answer = ({ method, path }: Sent) => {
    if (method === 'POST') return { body: { stream: 'service:x', epoch: 1, seq: 1 } };
    if (path.includes('canned-replies')) return { body: { replies: [reply] } };
    return { body: { comments, next: null } };
  };
  const sent = stubNetwork(answer);
  render(<QueryClientProvider client={new QueryClient()}>{part}</QueryClientProvider>);
  return () => sent.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, body]);
}

const path = (act: string) => `/api/service-queue/tickets/${idOf(1)}/${act}`;
const choose = async (label: string, choice: string) => {
  fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${label}`) }));
  fireEvent.click(await screen.findByRole('menuitem', { name: choice }));
};

describe('comments', () => {
  it('S18 says who may read each, and lets its author alone change it', async () => {
    const written = [comment(2, bao, true, 'We are on it'), comment(1, dana, false, 'Same as last week')];
    const first = ticket(1, 'queue');
    const posts = show(<CommentsSection ticket={first} />, first, written);
    const rows = await screen.findAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^Bao Tran .*public.*We are on it.*EditRemove$/),
      expect.stringMatching(/^Dana Ruiz .*internal.*Same as last week$/),
    ]);
    fireEvent.click(within(rows[0]!).getByRole('button', { name: /^Edit the comment/ }));
    fireEvent.change(within(rows[0]!).getByRole('textbox'), { target: { value: 'We have it' } });
    fireEvent.click(within(rows[0]!).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(posts()).toEqual([[path(`comments/${idOf(902)}/edit`), { text: 'We have it' }]]));
  });

  it('S18 is written among the team unless it is said that the requester may read it; a reply that is kept is inserted', async () => {
    const first = ticket(1, 'queue');
    const posts = show(<CommentsSection ticket={first} />, first);
    const text = screen.getByRole('textbox', { name: 'Comment' });
    fireEvent.change(text, { target: { value: 'Known since Monday' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add comment' }));
    await waitFor(() => expect(posts()).toEqual([[path('comments'), { text: 'Known since Monday', public: false }]]));
    await waitFor(() => expect((text as HTMLTextAreaElement).value).toBe(''));
    await screen.findByRole('button', { name: /^Reply/ });
    await choose('Reply', 'On it');
    await waitFor(() => expect((text as HTMLTextAreaElement).value).toBe('We are on it.'));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Bao Tran may read it' }));
    fireEvent.click(screen.getByRole('button', { name: 'Add comment' }));
    await waitFor(() => expect(posts().at(-1)).toEqual([path('comments'), { text: 'We are on it.', public: true }]));
  });
});

describe('snooze and escalation', () => {
  it('S9 offers a while or an event, and says until when it is out of sight', async () => {
    const now = new Date(2026, 10, 20, 22, 30);
    expect(snoozeFor('hour', now)).toEqual({ until: new Date(2026, 10, 20, 23, 30).toISOString() });
    expect(snoozeFor('tomorrow', now)).toEqual({ until: new Date(2026, 10, 21, 9).toISOString() });
    const first = ticket(1, 'queue');
    const posts = show(<CourseSection ticket={first} />, first);
    await choose('Snooze', 'Until something happens');
    await waitFor(() => expect(posts()).toEqual([[path('snooze'), { untilEvent: true }]]));
    cleanup();
    const snoozed = { by: bao, at: '2026-11-20T08:00:00.000Z', until: null, untilEvent: true };
    const asleep = ticket(1, 'queue', {}, { marks: { snoozed } });
    const wakes = show(<CourseSection ticket={asleep} />, asleep);
    expect(screen.getByText('Out of sight until something happens, by Bao Tran.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Wake it' }));
    await waitFor(() => expect(wakes()).toEqual([[path('unsnooze'), {}]]));
  });

  it('S2 does not offer to snooze a SEV1', () => {
    const facts = { tier: stated('T0'), usersAffected: stated(900), degradation: stated('down') };
    const severe = ticket(1, 'queue', facts);
    show(<CourseSection ticket={severe} />, severe);
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Snooze SEV1 stays in sight.' });
    expect(button.disabled).toBe(true);
  });

  it('S9 escalates with a reason where there is one, to a person, a queue, or whoever is on call', async () => {
    const first = ticket(1, 'queue');
    const posts = show(<CourseSection ticket={first} />, first);
    await choose('Escalate', 'Whoever is on call');
    const reason = await screen.findByRole('textbox', { name: 'Why to Whoever is on call? (optional)' });
    fireEvent.change(reason, { target: { value: 'It grows' } });
    fireEvent.click(screen.getByRole('button', { name: 'Escalate' }));
    await waitFor(() => expect(posts()).toEqual([[path('escalate'), { to: 'on-call', reason: 'It grows' }]]));
  });
});
