/** Every word of what happened before a backlog was brought here (A5, P14). */
export const words = {
  heading: 'Before it was brought here',
  about:
    'Kept as it was written there, with the names and days of then. It is a record: nothing of it can be taken back.',
  ranked: 'Rankings before it was brought here',
  show: 'Show rankings from before it was brought here',
  none: 'There are none: this backlog began here, or its file told of none.',
  older: 'Older ones',
  kind: (kind: string) => `did this: ${kind}`,
  somebody: 'somebody',
  of: (key: string, title: string) => `${key} ${title}`,
} as const;
