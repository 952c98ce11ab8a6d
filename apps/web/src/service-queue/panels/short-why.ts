import type { Explanation } from '@twotrack/service-queue/contract';
import { valueOf } from './why-rows.js';
import { words } from './words.js';

/** "SEV1: Impact 1 (T0 · critical, 38: Many) and Urgency 1 (Down, No). Standard, version 1." */
export function shortWhy(why: Explanation): string {
  const say = (id: string): string | undefined => {
    const fact = why.facts.find((one) => one.level === id);
    return fact && valueOf(fact);
  };
  const last = why.cells.at(-1);
  const before = why.cells.slice(0, -1);
  const read = before.length > 0 ? before : last ? [last] : [];
  const cells = read.map(({ name, gives, row, column }) => {
    const inputs = [say(row), say(column)].filter(Boolean).join(', ');
    return inputs ? `${name} ${gives} (${inputs})` : `${name} ${gives}`;
  });
  const guards = why.guards.map(
    ({ name, kind, from, to }) => `${name}: ${words.why[kind](words.sev(from), words.sev(to))}`,
  );
  return `${words.sev(why.severity)}: ${[cells.join(` ${words.why.and} `), ...guards].join('; ')}. ${words.why.table(why.policyName, why.policyVersion)}.`;
}
