/** What is said of a ticket that is on no board. */
export const words = {
  closed: (when: string) => `Closed ${when}.`,
  reopen: 'Open it again',
  reopened: (key: string) => `${key} is open again`,
  folded: 'It lies under',
  merged: 'It was merged into',
} as const;
