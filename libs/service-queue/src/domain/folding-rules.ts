import { Refusal, type Actor } from '@twotrack/shared';
import type { Folding, FoldRule, Queue, SetFolding, StormTerms } from '../contract/index.js';
import { onlyAdmins } from './rights.js';

const STORM: StormTerms = { arrivals: 40, ofOneGroup: 25, withinMinutes: 5, calmMinutes: 15 };

/** What a team starts with: five alike of one service within ten minutes are one trouble. */
export const firstFolding = (ruleId: string): Folding => ({
  version: 1,
  rules: [
    {
      id: ruleId,
      name: 'Same service, same words',
      integrationId: null,
      queueId: null,
      by: ['service', 'title'],
      windowMinutes: 10,
      count: 5,
    },
  ],
  storm: STORM,
});

/** The next version. Refuses one that was thought out over an older one, and rules for what is not there. */
export function setFolding(
  was: Folding,
  command: SetFolding,
  there: { queues: readonly Queue[]; integrations: ReadonlySet<string> },
  actor: Actor,
  newId: () => string,
): Folding {
  onlyAdmins(actor);
  if (command.version !== was.version) {
    throw new Refusal('conflict', 'stale-version', { folding: was }, 'The folding was changed meanwhile.');
  }
  const faults = command.rules.flatMap((rule, i) => faultsOf(rule, i, command, there));
  if (faults.length > 0) throw new Refusal('invalid', 'invalid', { faults }, 'A rule names what is not there.');
  const rules = command.rules.map((rule): FoldRule => ({ ...rule, id: rule.id ?? newId() }));
  return { version: was.version + 1, rules, storm: command.storm };
}

function faultsOf(
  rule: SetFolding['rules'][number],
  i: number,
  { rules }: SetFolding,
  { queues, integrations }: { queues: readonly Queue[]; integrations: ReadonlySet<string> },
): { path: string; message: string }[] {
  const fault = (path: string, message: string) => [{ path: `rules.${i}.${path}`, message }];
  return [
    ...(rule.queueId && !queues.some(({ id }) => id === rule.queueId)
      ? fault('queueId', 'is not a queue of this team')
      : []),
    ...(rule.integrationId && !integrations.has(rule.integrationId)
      ? fault('integrationId', 'is not an integration of this team')
      : []),
    ...(rule.id && rules.findIndex(({ id }) => id === rule.id) !== i ? fault('id', 'is given twice') : []),
    ...(new Set(rule.by).size < rule.by.length ? fault('by', 'names a part twice') : []),
  ];
}
