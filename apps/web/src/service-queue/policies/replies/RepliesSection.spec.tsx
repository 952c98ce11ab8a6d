import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { undoLast } from '../../../board/parts/undo.js';
import { team } from '../../../identity/team-store.js';
import { stubNetwork } from '../../../ui/panel/stub-network.js';
import { RepliesSection } from './RepliesSection.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('S18 canned replies are asked of the team in the address, before anything else of it is known', async () => {
  const sent = stubNetwork(() => ({ body: { replies: [{ id: '1', name: 'On it', text: 'We are on it.' }] } }));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RepliesSection slug="payments" />
    </QueryClientProvider>,
  );
  await screen.findByText('We are on it.');
  expect(sent.map(({ path }) => path)).toEqual(['/api/teams/payments/service-queue/canned-replies']);
});

it('S18 a new reply is taken back by an undo, as every other change of the replies', async () => {
  team.set({ ...team.get(), me: { ...team.get().me, roles: ['admin'] } });
  const reply = { id: '7', name: 'On it', text: 'We are on it.' };
  const sent = stubNetwork(({ method }) => ({ body: method === 'POST' ? { reply } : { replies: [] } }));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RepliesSection slug="payments" />
    </QueryClientProvider>,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Add a reply' }));
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'On it' } });
  fireEvent.change(screen.getByLabelText('Text'), { target: { value: 'We are on it.' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  const commands = () => sent.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, body]);
  await screen.findByRole('button', { name: 'Add a reply' });
  await undoLast();
  await vi.waitFor(() =>
    expect(commands()).toEqual([
      ['/api/teams/payments/service-queue/canned-replies', { name: 'On it', text: 'We are on it.' }],
      ['/api/teams/payments/service-queue/canned-replies/7/remove', {}],
    ]),
  );
});

it('S18 a removed reply is given back by an undo, word for word', async () => {
  team.set({ ...team.get(), me: { ...team.get().me, roles: ['admin'] } });
  const reply = { id: '1', name: 'On it', text: 'We are on it.' };
  const sent = stubNetwork(({ method }) => ({ body: method === 'POST' ? { reply } : { replies: [reply] } }));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RepliesSection slug="payments" />
    </QueryClientProvider>,
  );
  (await screen.findByRole('button', { name: 'Remove On it' })).click();
  const commands = () => sent.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, body]);
  await vi.waitFor(() => expect(commands()).toHaveLength(1));
  await undoLast();
  await vi.waitFor(() =>
    expect(commands()).toEqual([
      ['/api/teams/payments/service-queue/canned-replies/1/remove', {}],
      ['/api/teams/payments/service-queue/canned-replies', { name: 'On it', text: 'We are on it.' }],
    ]),
  );
});
