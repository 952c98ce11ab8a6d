/** What is said of an item that is not on the board, or of its kin. */
export const words = {
  setAside: (who: string, when: string) => `Not now: set aside by ${who} ${when}.`,
  takeUp: 'Take it up',
  split: 'It was split into these, which stand in its place:',
  unsplit: 'Take the split back',
  partOf: 'A part of',
};
