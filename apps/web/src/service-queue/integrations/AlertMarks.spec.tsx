import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Ticket } from '@twotrack/service-queue/contract';
import { showService } from '../panels/test-board.js';
import { AlertMarks } from './AlertMarks.js';

afterEach(cleanup);

const seen = { repeats: 0, lastSeenAt: '2026-11-20T06:00:00.000Z', stillFiring: true };
const marks = (more: Partial<NonNullable<Ticket['alert']>>) => {
  showService({ roles: ['member'] });
  render(<AlertMarks ticket={{ alert: { ...seen, ...more } } as Ticket} />);
  return document.body.textContent;
};

describe('AlertMarks', () => {
  it('S10 S13 says that an alert flaps, is silenced, or was forgotten, and nothing of one that is well', () => {
    expect(marks({})).toBe('');
    expect(marks({ mutedUntil: '2020-01-01T00:00:00.000Z' })).toBe('');
    expect(marks({ mutedUntil: '2999-01-01T00:00:00.000Z' })).toContain('Silenced until');
    cleanup();
    marks({ flappingSince: seen.lastSeenAt, quietSince: seen.lastSeenAt });
    expect(screen.getByText(/began to go on and off .* should have said again/)).toBeTruthy();
  });
});
