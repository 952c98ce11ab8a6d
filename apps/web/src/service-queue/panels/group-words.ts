const tickets = (count: number): string => `${count} ${count === 1 ? 'ticket' : 'tickets'}`;

/** What the panel says of a group, and of what was merged. */
export const words = {
  heading: (count: number) => `Under it: ${tickets(count)}`,
  merged: (count: number) => `Merged into it: ${tickets(count)}`,
  counts: (open: number, unacknowledged: number) => `${open} open, ${unacknowledged} not acknowledged`,
  byRule: (rule: string) => `Folded by “${rule}”`,
  byHand: 'Folded by hand',
  takeOut: 'Not this one',
  takeOutOf: (key: string) => `Take ${key} out of the group`,
  keep: 'Keep open',
  keepOf: (key: string) => `Keep ${key} open when the group is resolved`,
  unmerge: 'Take back',
  unmergeOf: (key: string) => `Take ${key} back out`,
  resolve: (count: number) => `Resolve ${count}`,
  resolveAbout: (kept: number) => (kept > 0 ? `${tickets(kept)} will come out and stay open.` : ''),
  unfold: 'Give all back',
  unfolded: (key: string, count: number) => `${key} unfolded: ${tickets(count)} back on the board`,
  resolvedBut: (key: string, count: number, kept: number) => `${key}: ${count} resolved, ${kept} kept open`,
  leftOut: (left: readonly { key: string; detail: string }[]) =>
    `${tickets(left.length)} stay as they are: ${left[0]!.detail}`,
  resolvedNow: 'resolved',
  more: (count: number) => `Show ${count} more`,
  tookOut: (key: string, parent: string) => `${key} taken out of ${parent}`,
  unmerged: (key: string, target: string) => `${key} taken back out of ${target}`,
} as const;
