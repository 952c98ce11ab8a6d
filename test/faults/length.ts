/** Whether this is `npm run faults`: at full length, and alone on the machine. */
export const AT_LENGTH = process.env['FAULTS'] === 'long';

const OTHERS_ON_THE_MACHINE = 5;

/** A limit that holds alone on the machine; beside other tests, which share two cores with it, it is that much wider. */
export const limit = (ms: number): number => (AT_LENGTH ? ms : ms * OTHERS_ON_THE_MACHINE);

/** Says what was measured, in ms, where somebody asked for it. */
export function measured(what: string, took: readonly number[]): void {
  if (!AT_LENGTH || took.length === 0) return;
  const sorted = took.toSorted((a, b) => a - b).map(Math.round);
  console.log(`${what}: p50 ${sorted[Math.floor(sorted.length / 2)]} ms, max ${sorted.at(-1)} ms, of ${sorted.length}`);
}
