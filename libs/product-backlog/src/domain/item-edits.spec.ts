import { describe, expect, it } from 'vitest';
import { LATER, NOW, ada, mo, refusalOf, rita, sampleItem } from './sample.fixture.js';
import { assignItem, blockItem, classifyItem, describeItem, renameItem, unblockItem } from './index.js';

const item = sampleItem();

describe('edits', () => {
  it('say what was and what is, with the next version', () => {
    expect(renameItem(item, { version: 1, title: 'Export' }, mo, LATER)).toEqual({
      type: 'item-renamed',
      item: { ...item, title: 'Export', touchedAt: LATER, version: 2 },
      was: 'Export to CSV',
    });
    expect(describeItem(item, 'old', { version: 1, problem: 'new' }, mo, LATER)).toMatchObject({
      item: { version: 2 },
      problem: 'new',
      was: 'old',
    });
    expect(classifyItem(item, { version: 1, type: 'debt', whoseProblem: 'ops' }, mo, LATER)).toMatchObject({
      item: { type: 'debt', whoseProblem: 'ops', version: 2 },
      was: 'feature',
    });
    expect(assignItem(item, { assignees: ['x', 'y', 'x'] }, mo, LATER)).toMatchObject({
      item: { assignees: ['x', 'y'], version: 2 },
      was: [],
    });
  });

  it('refuse an older version with the card as it is now', () => {
    const newer = sampleItem({ version: 4 });
    for (const decide of [
      () => renameItem(newer, { version: 3, title: 'Export' }, mo, LATER),
      () => describeItem(newer, '', { version: 3, problem: 'new' }, mo, LATER),
      () => classifyItem(newer, { version: 3, type: 'defect' }, mo, LATER),
    ]) {
      expect(refusalOf(decide)).toMatchObject({ kind: 'conflict', code: 'stale-version', facts: { item: newer } });
    }
  });

  it('P12 touch the item', () => {
    for (const event of [
      describeItem(item, 'old', { version: 1, problem: 'new' }, mo, LATER),
      classifyItem(item, { version: 1, type: 'defect' }, mo, LATER),
      assignItem(item, { assignees: ['x'] }, mo, LATER),
      blockItem(item, { reason: 'waits' }, mo, LATER),
    ])
      expect(event!.item.touchedAt).toBe(LATER);
  });

  it('L2 are no event where nothing changes', () => {
    expect(renameItem(item, { version: 1, title: item.title }, mo, LATER)).toBeNull();
    expect(describeItem(item, 'same', { version: 1, problem: 'same' }, mo, LATER)).toBeNull();
    expect(classifyItem(item, { version: 1, type: 'feature', whoseProblem: 'nobody' }, mo, LATER)).toBeNull();
    expect(assignItem(item, { assignees: [] }, mo, LATER)).toBeNull();
    expect(unblockItem(item, mo, NOW)).toBeNull();
  });

  it.each([ada, rita])('are not for $name, who is no member', (outsider) => {
    for (const decide of [
      () => renameItem(item, { version: 1, title: 'x' }, outsider, LATER),
      () => assignItem(item, { assignees: [] }, outsider, LATER),
      () => blockItem(item, { reason: 'x' }, outsider, NOW),
    ]) {
      expect(refusalOf(decide)).toMatchObject({ kind: 'forbidden', code: 'members-only' });
    }
  });
});

describe('blocking', () => {
  it('P18 has a reason and a time, and sums the seconds over all blocks', () => {
    const blocked = blockItem(item, { reason: 'waits for legal' }, mo, NOW)!.item;
    expect(blocked.blocked).toEqual({ reason: 'waits for legal', by: { id: 'mo', name: 'Mo' }, since: NOW });
    const freed = unblockItem(blocked, mo, LATER)!;
    expect(freed).toMatchObject({
      reason: 'waits for legal',
      seconds: 3630,
      item: { blocked: null, blockedSeconds: 3630 },
    });
    const again = unblockItem(blockItem(freed.item, { reason: 'again' }, mo, NOW)!.item, mo, LATER)!;
    expect(again).toMatchObject({ seconds: 3630, item: { blockedSeconds: 7260 } });
  });

  it('P18 keeps the time when only the reason changes', () => {
    const blocked = blockItem(item, { reason: 'first' }, mo, NOW)!.item;
    expect(blockItem(blocked, { reason: 'second' }, mo, LATER)!.item.blocked).toMatchObject({
      reason: 'second',
      since: NOW,
    });
    expect(blockItem(blocked, { reason: 'first' }, mo, LATER)).toBeNull();
  });

  it('P18 never takes time away when clocks differ', () => {
    const blocked = blockItem(item, { reason: 'x' }, mo, LATER)!.item;
    expect(unblockItem(blocked, mo, NOW)).toMatchObject({ seconds: 0, item: { blockedSeconds: 0 } });
  });

  it('P18 does not block what is done', () => {
    const done = sampleItem({ column: 'done', doneAt: NOW });
    expect(refusalOf(() => blockItem(done, { reason: 'x' }, mo, NOW))).toMatchObject({ code: 'item-done' });
  });
});
