import type { Throughput } from '@twotrack/product-backlog/contract';
import { FINISHED_NEEDED, finishedIn } from '@twotrack/product-backlog/domain';
import { words } from './words.js';

interface PullFactsProps {
  throughput: Throughput | undefined;
  pulled: number | null;
}

/** What the pull line of the table says, for whoever does not see it there; or why there is none. */
export function PullFacts({ throughput, pulled }: PullFactsProps) {
  if (!throughput) return null;
  const said = pulled === null ? words.pull.short(finishedIn(throughput), FINISHED_NEEDED) : words.pull.above(pulled);
  return <span>{said}</span>;
}
