import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OpenQuestion } from '@twotrack/service-queue/contract';
import { stubNetwork } from '../ui/panel/stub-network.js';
import { TicketWork } from './panels/TicketWork.js';
import { idOf, policy, showService, ticket } from './panels/test-board.js';
import { ActivateForm } from './policies/ActivateForm.js';
import type { Drafting } from './policies/use-policies.js';
import TicketProblems from './problems/TicketProblems.js';
import { OpenQuestions } from './requesters/page/OpenQuestions.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

// What a form is about may be away and back before it is drawn again: a form closes because it was sent.
const show = (part: ReactNode) => render(<QueryClientProvider client={new QueryClient()}>{part}</QueryClientProvider>);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('a form that was sent', () => {
  it('S15 of the problem of a ticket is closed, also where the ticket is linked to none any more', async () => {
    const one = ticket(1, 'queue');
    showService({ tickets: [one] });
    stubNetwork(({ method }) => ({
      body: method === 'POST' ? { problem: { id: idOf(9) }, linked: [] } : { problems: [] },
    }));
    show(<TicketProblems ticket={one} />);
    press('Link to a problem');
    const choose = await screen.findByRole('button', { name: /^Which problem\?/ });
    await waitFor(() => expect(choose).toHaveProperty('disabled', false));
    fireEvent.click(choose);
    fireEvent.click(await screen.findByRole('menuitem', { name: 'New problem from this ticket' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Which problem\?/ })).toBeNull());
    expect(screen.getByRole('button', { name: 'Link to a problem' })).toBeTruthy();
  });

  it('S15 can be given up without an answer', async () => {
    const one = ticket(1, 'queue');
    showService({ tickets: [one] });
    stubNetwork(() => ({ body: { problems: [] } }));
    show(<TicketProblems ticket={one} />);
    press('Link to a problem');
    press('Cancel');
    expect(screen.getByRole('button', { name: 'Link to a problem' })).toBeTruthy();
  });

  it('S6 of a draft that was activated keeps no reason for the next one', async () => {
    const ask = vi.fn(async () => ({}));
    show(<ActivateForm drafting={{ policy, ask } as unknown as Drafting} sound />);
    const reason = screen.getByRole('textbox') as HTMLInputElement;
    fireEvent.change(reason, { target: { value: 'As agreed' } });
    press('Activate');
    await waitFor(() => expect(reason.value).toBe(''));
    expect(ask).toHaveBeenCalledWith('/draft/activate', { reason: 'As agreed' });
  });

  it('S4 S18 of questions sends no answer again that was sent', async () => {
    const act = vi.fn(async () => undefined);
    const asked = { fact: 'degradation', question: 'How badly?', answers: [{ level: 'down', answer: 'Not at all' }] };
    const question: OpenQuestion = { ...asked, chosen: null, doubted: false };
    show(<OpenQuestions questions={[question]} act={act} />);
    fireEvent.click(screen.getByRole('radio', { name: 'Not at all' }));
    press('Send the answers');
    await waitFor(() => expect(act).toHaveBeenCalledTimes(1));
    await waitFor(() => expect(screen.getByRole('radio', { name: 'Not at all' })).toHaveProperty('checked', false));
    expect(screen.getByRole('button', { name: 'Send the answers' })).toHaveProperty('disabled', true);
  });

  it('S8 asks not what a ticket waits for that somebody else has put there', async () => {
    const one = ticket(1, 'working');
    showService({ tickets: [one] });
    const work = (column: 'working' | 'waiting') => (
      <QueryClientProvider client={new QueryClient()}>
        <TicketWork ticket={{ ...one, column }} onMove={async () => {}} />
      </QueryClientProvider>
    );
    const { rerender } = render(work('working'));
    fireEvent.click(screen.getByRole('button', { name: /^Column/ }));
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Waiting/ }));
    await screen.findByLabelText('What is it waiting for?');
    rerender(work('waiting'));
    expect(screen.queryByLabelText('What is it waiting for?')).toBeNull();
  });
});
