import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SeverityPolicyDraft, type ClockTrial } from '@twotrack/service-queue/contract';
import { standardPolicy } from '@twotrack/service-queue/domain';
import { stubNetwork } from '../../../ui/panel/stub-network.js';
import { database, general, showService } from '../../panels/test-board.js';
import { CalendarsSection } from './CalendarsSection.js';
import { timeIn } from './calendars-draft.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const TRIAL: ClockTrial = {
  reportedAt: '2026-11-17T14:00:00.000Z',
  severities: ([1, 2, 3, 4, 5] as const).map((severity) => ({
    severity,
    clocks: (['response', 'resolution'] as const).map((clock) => ({
      clock,
      targetMinutes: 480,
      due: '2026-11-19T14:00:00.000Z',
      open: {
        days: [
          { day: '2026-11-17', name: 'Tue', from: '2026-11-17T14:00Z', to: '2026-11-17T16:00Z', minutes: 120 },
          { day: '2026-11-18', name: 'Wed', closed: 'Repentance Day' },
          { day: '2026-11-19', name: 'Thu', from: '2026-11-19T08:00Z', to: '2026-11-19T14:00Z', minutes: 360 },
        ],
        more: null,
      },
    })),
  })),
};

/** The section on a draft of its own; `now` is that draft as it stands. */
function show() {
  showService({ roles: ['member', 'admin'] });
  const sent = stubNetwork(() => ({ body: TRIAL }));
  const seen = { now: standardPolicy };
  function Shell() {
    const [draft, setDraft] = useState(standardPolicy);
    seen.now = draft;
    return <CalendarsSection draft={draft} change={setDraft} queues={[general, database]} />;
  }
  render(<Shell />);
  return { seen, posts: () => sent.filter(({ method }) => method === 'POST') };
}

const standardWeek = () => Array.from({ length: 7 }, () => [{ from: '09:00', to: '17:00' }]);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('CalendarsSection', () => {
  it('S8 makes a calendar, and lets a queue keep its hours to targets of its own', () => {
    const { seen } = show();
    press('Add a calendar');
    type('Name', 'Berlin');
    type('Time zone', 'Europe/Berlin');
    type('Hours of Database', 'calendar-1');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Targets of its own for Database' }));
    type('Database: Resolution of SEV3 in minutes', '960');
    expect(seen.now.calendars).toMatchObject([
      { id: 'calendar-1', name: 'Berlin', zone: 'Europe/Berlin', holidays: [] },
    ]);
    expect(seen.now.queues).toMatchObject({
      [database.id]: { calendar: 'calendar-1', sla: { 3: { resolution: 960 } } },
    });
    expect(SeverityPolicyDraft.parse(seen.now)).toEqual(seen.now);
    press('Remove Berlin');
    expect(seen.now.calendars).toEqual([]);
    expect(seen.now.queues[database.id]).toEqual({
      sla: { ...standardPolicy.sla, 3: { response: 240, resolution: 960 } },
    });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Targets of its own for Database' }));
    expect(seen.now.queues).toEqual({});
  });

  it('S8 edits a week by stretches, and copies a day to others', () => {
    const { seen } = show();
    press('Add a calendar');
    type('Monday, stretch 1, to', '12:00');
    press('Add hours on Monday');
    type('Monday, stretch 2, to', '24:00');
    press('Copy the hours of Monday');
    press('Saturday the same as Monday');
    press('Remove stretch 1 of Tuesday');
    const [monday, tuesday, , , , saturday, sunday] = seen.now.calendars[0]!.week;
    expect(monday).toEqual([
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '24:00' },
    ]);
    expect([tuesday, saturday, sunday]).toEqual([[], monday, []]);
  });

  it('S8 takes only times of a day, and says what no clock could run by', () => {
    const { seen } = show();
    press('Add a calendar');
    type('Monday, stretch 1, to', '25:00');
    expect(screen.getByLabelText('Monday, stretch 1, to').getAttribute('aria-invalid')).toBe('true');
    expect(seen.now.calendars[0]!.week[0]).toEqual([{ from: '09:00', to: '17:00' }]);
    type('Monday, stretch 1, to', '8:00');
    type('Time zone', 'Europe/Atlantis');
    const faults = within(screen.getByRole('alert'))
      .getAllByRole('listitem')
      .map((one) => one.textContent);
    expect(faults).toEqual(['Europe/Atlantis is not an IANA time zone', 'ends before it begins']);
    expect(['9:00', '0900', '24:00', '24:01', '9', 'noon'].map(timeIn)).toEqual([
      '09:00',
      '09:00',
      '24:00',
      null,
      null,
      null,
    ]);
  });

  it('S8 keeps holidays in their order, each date once', () => {
    const { seen } = show();
    press('Add a calendar');
    for (const [date, name] of [
      ['2026-12-25', 'Christmas'],
      ['2026-11-18', 'Repentance Day'],
      ['2026-12-25', 'Christmas Day'],
    ]) {
      type('Date', date!);
      type('Holiday', name!);
      press('Add');
    }
    expect(seen.now.calendars[0]!.holidays).toEqual([
      { date: '2026-11-18', name: 'Repentance Day' },
      { date: '2026-12-25', name: 'Christmas Day' },
    ]);
    press('Remove Christmas Day');
    expect(seen.now.calendars[0]!.holidays).toHaveLength(1);
  });

  it('S8 says when a ticket reported now would be due, by the draft as it stands, day by day', async () => {
    const { seen, posts } = show();
    press('Add a calendar');
    press('When is it due?');
    await waitFor(() => expect(posts()).toHaveLength(1));
    const { sla, calendars, queues } = seen.now;
    expect(posts()[0]).toMatchObject({
      path: '/api/teams/payments/service-queue/policies/try-clock',
      body: { sla, calendars, queues, queue: general.id },
    });
    expect((await screen.findAllByText('2 h Tue, Wed holiday (Repentance Day) + 6 h Thu')).length).toBe(10);
  });

  it('S8 is read by whoever may not change it, and tried all the same', async () => {
    showService({ roles: ['member'] });
    const sent = stubNetwork(() => ({ body: TRIAL }));
    const terms = { [general.id]: { calendar: 'office', sla: standardPolicy.sla } };
    const office = { id: 'office', name: 'Office', zone: 'UTC', week: standardWeek(), holidays: [] };
    const draft = { ...standardPolicy, calendars: [office], queues: terms };
    render(<CalendarsSection draft={draft} change={null} queues={[general]} />);
    expect(screen.queryByRole('button', { name: 'Add a calendar' })).toBeNull();
    for (const label of ['Name', 'Monday, stretch 1, from', 'Hours of General', 'General: Response of SEV1 in minutes'])
      expect(screen.getByLabelText(label).matches(':disabled'), label).toBe(true);
    press('When is it due?');
    await waitFor(() => expect(sent).toHaveLength(1));
  });
});
