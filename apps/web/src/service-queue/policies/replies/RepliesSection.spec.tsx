import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
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
