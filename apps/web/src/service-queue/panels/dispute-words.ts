/** What is said of facts that somebody doubts. */
export const disputeWords = {
  dispute: 'Dispute a fact…',
  which: 'Which fact is wrong?',
  note: 'What is wrong with it?',
  noteNeeded: 'Say what is wrong with it.',
  send: 'Dispute it',
  says: (who: string, fact: string, when: string) => `${who} disputed ${fact} ${when}:`,
  withdraw: 'Take back',
  withdrawOf: (fact: string) => `Take back the dispute over ${fact}`,
} as const;
