import type { Explanation, SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { valueOf } from './why-rows.js';
import { words } from './words.js';

/** "SEV1: Impact 1 (T0 · critical, 38: Many) and Urgency 1 (Down, No). Standard, version 1." */
export function shortWhy(why: Explanation, policy: SeverityPolicyDraft): string {
  const say = (id: string | undefined): string[] => why.facts.filter(({ fact }) => fact === id).map(valueOf);
  const single = why.cells.length === 1;
  const cells = (single ? why.cells : why.cells.slice(0, -1)).map(({ table, name, gives }) => {
    const read = policy.tables.find(({ id }) => id === table);
    const inputs = [...say(read?.rows), ...say(read?.columns)].join(', ');
    return inputs ? `${name} ${gives} (${inputs})` : `${name} ${gives}`;
  });
  const guards = why.guards.map(
    ({ name, kind, from, to }) => `${name}: ${words.why[kind](words.sev(from), words.sev(to))}`,
  );
  const steps = [cells.join(` ${words.why.and} `), ...guards].join('; ');
  return `${words.sev(why.severity)}: ${steps}. ${words.why.table(why.policyName, why.policyVersion)}.`;
}
