import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Recorded } from '@twotrack/shared';
import type { Item, ItemDetail, ProductEvent } from '@twotrack/product-backlog/contract';
import { stubNetwork, type Sent } from '../../ui/panel/stub-network.js';
import { applyProductEvents } from '../product-store.js';
import { ItemPanel } from './ItemPanel.js';
import { bao, dana, idOf, item, showProduct } from './test-board.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A server that keeps one item: it knows versions, and nothing else. */
function serve(first: Item, problem = 'It hurts.') {
  const server = { item: first, history: [] as Recorded<ProductEvent>[] };
  const detail = (): ItemDetail => ({
    item: server.item,
    problem,
    request: null,
    merged: [],
    splitFrom: null,
    splitInto: [],
    feedback: [],
    about: [],
    proposals: [],
    history: server.history,
    past: [],
  });
  const answer = ({ method, body }: Sent) => {
    if (method === 'GET') return { body: detail() };
    const { version, title } = body as { version: number; title: string };
    if (version !== server.item.version)
      return { status: 409, body: { code: 'stale-version', detail: 'It was changed meanwhile.', item: server.item } };
    server.item = { ...server.item, title, version: version + 1 };
    return { body: { stream: 'product:x', epoch: 1, seq: 1, item: server.item } };
  };
  /** Somebody else changes it, and the board hears of it. */
  const changes = (change: Partial<Item>, heard = true) => {
    const was = server.item.title;
    server.item = { ...server.item, ...change, version: server.item.version + 1 };
    const at = new Date().toISOString();
    const event = { type: 'item-renamed' as const, item: server.item, was, seq: server.item.version, at, by: bao };
    server.history = [event, ...server.history];
    if (heard) act(() => applyProductEvents([event], event.seq));
    return () => act(() => applyProductEvents([event], event.seq));
  };
  return { server, changes, sent: stubNetwork(answer) };
}

async function open() {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ItemPanel itemId={idOf(12)} onClose={() => {}} />
    </QueryClientProvider>,
  );
  return screen.findByRole('button', { name: 'Old title' });
}

const edit = (title: HTMLElement, text: string) => {
  fireEvent.click(title);
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Title' });
  fireEvent.change(field, { target: { value: text } });
  return field;
};
const commands = (sent: readonly Sent[]) => sent.filter(({ method }) => method === 'POST').map(({ body }) => body);

describe('ItemPanel', () => {
  it('shows who changed the title meanwhile, and keeps mine on top of theirs', async () => {
    const first = item(12, 'ready', { title: 'Old title' });
    showProduct({ items: [first] });
    const { changes, sent } = serve(first);
    const field = edit(await open(), 'My title');
    changes({ title: 'Their title' });

    const conflict = within(await screen.findByRole('alert'));
    await conflict.findByText(/Bao Tran changed the title/);
    expect(conflict.getByText('Their title')).toBeTruthy();
    expect(field.value).toBe('My title');
    fireEvent.click(conflict.getByRole('button', { name: 'Keep mine' }));
    await waitFor(() => expect(commands(sent)).toEqual([{ version: 2, title: 'My title' }]));
  });

  it('takes theirs without a command', async () => {
    const first = item(12, 'ready', { title: 'Old title' });
    showProduct({ items: [first] });
    const { changes, sent } = serve(first);
    edit(await open(), 'My title');
    changes({ title: 'Their title' });
    fireEvent.click(await screen.findByRole('button', { name: 'Take theirs' }));
    expect(await screen.findByRole('button', { name: 'Their title' })).toBeTruthy();
    expect(commands(sent)).toEqual([]);
  });

  it('sends the same words again when what made it stale was something else', async () => {
    const first = item(12, 'ready', { title: 'Old title' });
    showProduct({ items: [first] });
    const { changes, sent } = serve(first);
    const field = edit(await open(), 'My title');
    const hear = changes({ assignees: [bao.id] }, false);
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(commands(sent)).toHaveLength(1));
    hear();
    await waitFor(() => expect(commands(sent)).toEqual([1, 2].map((version) => ({ version, title: 'My title' }))));
  });

  it('gives the focus back to the button that opened a question', async () => {
    const first = item(12, 'ready', { title: 'Old title' });
    showProduct({ items: [first] });
    serve(first);
    const title = await open();
    fireEvent.click(title);
    fireEvent.keyDown(document.activeElement!, { key: 'Escape' });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Old title' })));
    fireEvent.click(screen.getByRole('button', { name: 'Block…' }));
    expect(document.activeElement).toBe(screen.getByLabelText('What blocks it?'));
    fireEvent.keyDown(document.activeElement!, { key: 'Escape' });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Block…' })));
  });

  it('B3 says why it stands where it stands: who, when, past what, and the reason', async () => {
    const first = item(12, 'ready', { title: 'Old title' });
    showProduct({ items: [item(3, 'ready'), item(7, 'ready'), first] });
    const { server } = serve(first);
    server.history = [
      {
        type: 'item-ranked',
        item: first,
        was: { before: null },
        now: { before: idOf(7), after: idOf(3) },
        reason: 'customers wait for it',
        proposalId: null,
        seq: 2,
        at: new Date().toISOString(),
        by: dana,
      },
    ];
    await open();
    const place = within(screen.getByRole('region', { name: 'Where it stands, and why' }));
    expect(place.getByText(/Dana Ruiz placed it above PRD-7 and below PRD-3 just now/)).toBeTruthy();
    expect(place.getByText(/customers wait for it/)).toBeTruthy();
    expect(place.getByText(/#3 of 3/)).toBeTruthy();
  });
});
