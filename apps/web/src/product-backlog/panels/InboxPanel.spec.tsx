import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubNetwork, type Sent } from '../../ui/panel/stub-network.js';
import { InboxPanel } from './InboxPanel.js';
import { delegation } from '../product-store.js';
import { bao, idOf, item, proposal, request, showProduct } from './test-board.js';

let sent: Sent[];

beforeEach(() => {
  sent = stubNetwork(() => ({ body: { stream: 'product:x', epoch: 1, seq: 5, results: [] } }));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const two = [proposal(1, idOf(12), idOf(7)), proposal(2, idOf(7), idOf(3))];
const items = [item(3, 'ready'), item(7, 'ready'), item(12, 'ready')];
const show = () =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <InboxPanel onClose={() => {}} />
    </QueryClientProvider>,
  );
const row = (name: string) => screen.getByRole('listitem', { name });

describe('InboxPanel', () => {
  it('S15 says what the problem behind a request costs, before anybody decides what solving it is worth', () => {
    const problem = { problemId: idOf(9), key: 'PRB-2', tickets: 12, hours: 30.5, slaMisses: 1 };
    showProduct({ items, requests: [{ ...request(1, 'End the timeouts'), marks: { problem } }] });
    show();
    expect(row('End the timeouts').textContent).toContain(
      'Solves PRB-2: 12 tickets, 30.5 h of work, 1 missed SLA target',
    );
  });

  it('P3 says what a proposal would change', () => {
    showProduct({ items, proposals: two });
    show();
    expect(row('PRD-12 above PRD-7').textContent).toContain('Bao Tran');
  });

  it('P3 accepts with y and declines with n, and goes on to the next one', async () => {
    showProduct({ items, proposals: two });
    show();
    const first = row('PRD-12 above PRD-7');
    first.focus();
    fireEvent.keyDown(first, { key: 'y' });
    await waitFor(() => expect(document.activeElement).toBe(row('PRD-7 above PRD-3')));
    fireEvent.keyDown(row('PRD-7 above PRD-3'), { key: 'n' });
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(new Set(sent.map(({ path }) => path))).toEqual(
      new Set(['/api/teams/payments/product-backlog/proposals/bulk']),
    );
    expect(sent.map(({ body }) => body)).toEqual([
      { ids: [two[0]!.id], answer: 'accept' },
      { ids: [two[1]!.id], answer: 'decline' },
    ]);
  });

  it('P3 answers all that are selected with the one key, and says which waited long', async () => {
    showProduct({ items, proposals: two });
    show();
    expect(row('PRD-12 above PRD-7').textContent).toContain('Waiting long');
    const first = row('PRD-12 above PRD-7');
    first.focus();
    fireEvent.keyDown(first, { key: 'x' });
    fireEvent.keyDown(first, { key: 'J', shiftKey: true });
    expect(screen.getByText('2 selected')).toBeTruthy();
    fireEvent.keyDown(row('PRD-7 above PRD-3'), { key: 'y' });
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]!.body).toEqual({ ids: two.map(({ id }) => id), answer: 'accept' });
  });

  it('P13 lets the delegate answer, and nobody else', async () => {
    const given = { by: { id: 'dana', name: 'Dana' }, since: '2026-01-01T00:00:00.000Z', reason: null };
    const ask = (until: string) => {
      showProduct({ me: { who: bao, roles: ['member'] }, items, proposals: two });
      delegation.set({ ...given, to: bao.id, until });
      show();
      return screen.queryAllByRole('button', { name: 'Accept' });
    };
    expect(ask('2026-01-02T00:00:00.000Z')).toHaveLength(0);
    cleanup();
    expect(ask('2999-01-01T00:00:00.000Z')).toHaveLength(2);
  });

  it('P3 leaves y and n to the product owner; whoever proposed it may withdraw it', async () => {
    showProduct({ me: { who: bao, roles: ['member'] }, items, proposals: two });
    show();
    const first = row('PRD-12 above PRD-7');
    fireEvent.keyDown(first, { key: 'y' });
    fireEvent.click(within(first).getByRole('button', { name: 'Withdraw' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]!.path).toBe(`/api/product-backlog/proposals/${two[0]!.id}/withdraw`);
  });

  it('P4 shows the problem of a request to whoever opens it', async () => {
    sent = stubNetwork(() => ({
      body: { request: request(1, 'Faster builds'), problem: 'They take an hour.', history: [] },
    }));
    showProduct({ items, requests: [request(1, 'Faster builds')] });
    show();
    const details = screen.getByText('The problem').closest('details')!;
    details.open = true;
    fireEvent(details, new Event('toggle'));
    await screen.findByText('They take an hour.');
  });

  it('P4 accepts a request as technical debt only when it names whose problem it is', async () => {
    showProduct({ items, requests: [request(1, 'Faster builds')] });
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Technical debt' }));
    fireEvent.click(screen.getByRole('button', { name: 'Accept as technical debt' }));
    expect(screen.getByText('Technical debt names whose problem it is.')).toBeTruthy();
    expect(sent).toEqual([]);
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'every developer' } });
    fireEvent.click(screen.getByRole('button', { name: 'Accept as technical debt' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]!.body).toEqual({ type: 'debt', whoseProblem: 'every developer' });
  });

  it('P4 declines only with a reason', async () => {
    showProduct({ items, requests: [request(1, 'Faster builds')] });
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Decline…' }));
    fireEvent.click(screen.getByRole('button', { name: 'Decline request' }));
    expect(screen.getByText(/Give a reason/)).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'we drop that product' } });
    fireEvent.click(screen.getByRole('button', { name: 'Decline request' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ reason: 'we drop that product' }));
  });

  it('P4 decides those selected at once, and says which were refused and why', async () => {
    const [a, b] = [request(1, 'Faster builds'), request(2, 'Slower builds')];
    const result = (id: string, code: string | null) => ({
      id,
      status: code ? 'refused' : 'accepted',
      itemId: null,
      code,
    });
    const results = [result(a.id, null), result(b.id, 'already-decided')];
    sent = stubNetwork(() => ({ body: { stream: 'product:x', epoch: 1, seq: 5, results } }));
    showProduct({ items, requests: [a, b] });
    show();
    row('Faster builds').focus();
    fireEvent.keyDown(row('Faster builds'), { key: 'a', ctrlKey: true });
    fireEvent.click(screen.getByLabelText(/all as one item/));
    fireEvent.click(within(screen.getByRole('group', { name: '2 selected' })).getByRole('button', { name: 'Defect' }));
    expect((await screen.findByRole('alert')).textContent).toBe('“Slower builds” is not: decided already.');
    expect(sent[0]).toMatchObject({
      path: '/api/teams/payments/product-backlog/requests/bulk',
      body: { ids: [a.id, b.id], decision: 'accept', type: 'defect', asOne: true },
    });
  });

  it('P4 selects a range with Shift and the mouse', () => {
    const three = [request(1, 'A'), request(2, 'B'), request(3, 'C')];
    showProduct({ items, requests: three });
    show();
    fireEvent.click(screen.getByLabelText('Select: A'));
    fireEvent.click(screen.getByLabelText('Select: C'), { shiftKey: true });
    expect(screen.getByText('3 selected')).toBeTruthy();
  });

  it('P5 proposes what feedback becomes, and says why', async () => {
    const marks = { about: { itemId: idOf(7), fellShort: 'far-less' as const } };
    showProduct({ items, requests: [{ ...request(1, 'Repair PRD-7'), source: 'feedback', marks }] });
    show();
    expect(
      screen.getByText('Far less than expected of PRD-7 “Thing 7”: a defect, unless you say otherwise.'),
    ).toBeTruthy();
    fireEvent.keyDown(row('Repair PRD-7'), { key: 'y' });
    await waitFor(() => expect(sent[0]?.body).toEqual({ ids: [request(1, '').id], decision: 'accept' }));
  });

  it('P4 merges those selected with the oldest of them by o, undecided, and shows who asks for the same', async () => {
    const [one, two, three] = [request(1, 'Export'), request(2, 'A spreadsheet'), request(3, 'CSV please')];
    const part = { ...three, status: 'joined' as const, marks: { joinedTo: two.id } };
    showProduct({ items, requests: [one, two, part] });
    show();
    expect(screen.getAllByRole('listitem', { name: /Export|spreadsheet|CSV/ })).toHaveLength(2);
    expect(row('A spreadsheet').textContent).toContain('Asked for 2 times');
    expect(row('A spreadsheet').textContent).toContain('“CSV please”');
    fireEvent.click(within(row('A spreadsheet')).getByText(/Asked for 2 times/));
    fireEvent.click(screen.getByRole('button', { name: 'Take out: CSV please' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ ids: [part.id] }));
    fireEvent.keyDown(row('Export'), { key: 'a', ctrlKey: true });
    fireEvent.keyDown(row('Export'), { key: 'o' });
    await waitFor(() => expect(sent[1]?.body).toEqual({ ids: [two.id], decision: 'join', requestId: one.id }));
  });

  it('P4 what is typed after a form was opened by a key goes into the form, not to the board', () => {
    showProduct({ items, requests: [request(1, 'Export'), request(2, 'A spreadsheet')] });
    show();
    fireEvent.click(within(row('Export')).getByRole('button', { name: 'Merge into…' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Merge into which item or request?'));
  });

  it('P4 of the last message that needs no answer the focus stays where messages are', async () => {
    const said = { count: 1, waits: true };
    const decision = { by: bao, at: '2026-11-05T08:00:00.000Z', reason: 'no' };
    const told = { ...request(1, 'Export'), status: 'declined' as const, decision, marks: { said } };
    showProduct({ items, requests: [told] });
    show();
    const heard = screen.getByRole('button', { name: 'No answer needed' });
    heard.focus();
    act(() => showProduct({ items, requests: [] }));
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('What people wrote since (0)'));
  });

  it('P4 leaves the inbox to the product owner', () => {
    showProduct({ me: { who: bao, roles: ['member'] }, items, requests: [request(1, 'Faster builds')] });
    show();
    fireEvent.keyDown(row('Faster builds'), { key: 'x' });
    fireEvent.keyDown(row('Faster builds'), { key: 'y' });
    expect(screen.queryByText('1 selected')).toBeNull();
    expect(sent).toEqual([]);
  });

  it('says what an empty inbox is for', () => {
    showProduct({ items });
    show();
    expect(screen.getByText(/No open requests/)).toBeTruthy();
    expect(screen.getByText(/No open proposals/)).toBeTruthy();
  });
});
