import type { Hits, ItemType, Verdict } from '@twotrack/product-backlog/contract';
import { hitRateOf } from '@twotrack/product-backlog/domain';
import { dayOf, verdicts } from '../verdict-words.js';

export const words = {
  loading: 'Reading …',
  goneTitle: 'This link does not work',
  gone: 'It is wrong, or no longer good. Ask whoever gave it to you.',
  failed: 'It cannot be read now',
  unreachable: 'The server cannot be reached. It is tried again by itself.',
  by: (owner: string) => `Ordered by ${owner}`,
  goal: 'Goal',
  noGoal: 'There is no goal now.',
  measured: (name: string, current: string, from: string, to: string) => `${name}: ${current} (from ${from} to ${to})`,
  frame: (from: string, to: string) => `${dayOf(`${from}T00:00:00`)} – ${dayOf(`${to}T00:00:00`)}`,
  progress: (percent: number) => `${percent} % of the way`,
  outcome: 'What came of it',
  hits: (hits: Hits) => {
    const held = hitRateOf(hits);
    const counts = `${hits.proven} proven, ${hits.refuted} refuted, ${hits.unclear} unclear, ${hits.unproven} not yet known.`;
    return held === null ? counts : `${counts} ${Math.round(held * 100)} % held.`;
  },
  shipped: 'Shipped',
  noShipped: 'Nothing was shipped yet.',
  shippedOn: (at: string) => dayOf(at),
  verdict: (verdict: Verdict | null) => (verdict ? verdicts[verdict] : 'Unproven yet'),
  order: (count: number) => `What comes next (${count})`,
  noOrder: 'Nothing is planned now.',
  decided: 'The order is decided by the product owner. Dates follow from what was really finished of late.',
  reach: (at: string) => `about ${dayOf(at)}`,
  noReach: 'no date yet',
  serves: 'serves the goal',
  types: { feature: 'Feature', defect: 'Defect', debt: 'Debt' } satisfies Record<ItemType, string>,
  more: 'Show more',
};
