import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { BoardContext, type BoardView } from '../board/parts/gestures.js';
import { bao, showService, ticket } from './panels/test-board.js';
import { serviceTrack } from './service-track.js';
import { TicketCard } from './TicketCard.js';
import { words } from './words.js';

afterEach(cleanup);

const HOUR = 3_600_000;
const ago = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString();
const unused = () => undefined;
const board: BoardView = {
  gestures: {
    ...{ open: unused, menu: unused, columnMenu: unused, why: unused, act: unused, drop: unused },
    ask: async () => null,
  },
  filter: { text: '', mine: false, unassigned: false, blocked: false, sev1: false, groups: false },
  ...{ filtered: false, me: bao.id, hrefOf: (key) => `#${key}`, changeable: true, narrow: false },
};

function showGroup(unacknowledged: number, unacknowledgedSince: string | null): void {
  const times = { unacknowledgedSince, firstAt: ago(9), lastAt: ago(1) };
  const folded = { rule: null, count: 5, open: 5, unacknowledged, severities: { 3: 5 }, ...times };
  const group = ticket(1, 'triage', {}, { marks: { folded } });
  showService({ tickets: [group] });
  render(
    <BoardContext.Provider value={board}>
      <TicketCard id={group.id} track={serviceTrack} columnId="triage" at={0} of={1} start={0} tabStop />
    </BoardContext.Provider>,
  );
}

it('S8 S11 a group that is half answered says how long the oldest waits of those that are left', () => {
  showGroup(2, ago(3.5));
  expect(screen.getByTitle(words.oldestHelp).textContent).toMatch(/^3\s?h/);
});

it('S8 S11 a group in which everybody was answered says nothing of that', () => {
  showGroup(0, null);
  expect(screen.queryByTitle(words.oldestHelp)).toBeNull();
});
