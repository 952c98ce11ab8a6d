import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { OpenTicket, SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { itilPolicy } from '@twotrack/service-queue/domain';

/* The audit log of a real ServiceNow instance: CC BY 4.0, UCI Machine Learning Repository no. 498. Never a part of the project. */
const LOG = path.resolve(import.meta.dirname, '../../../shared/data/servicenow-incidents.csv');
export const THERE = existsSync(LOG);
if (!THERE) console.log(`skipped: ${LOG} is not here`);

export interface Incident {
  readonly impact: number;
  readonly urgency: number;
  readonly priority: number;
}

/** The log holds no quotes and no commas inside a field, which this counts on and a test checks. */
function rows(): { lines: string[][]; head: string[]; at: (name: string) => number } {
  const [head, ...lines] = readFileSync(LOG, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return { lines, head: head!, at: (name) => head!.indexOf(name) };
}

/** An incident's way: the group that had it first, and the groups it was sent on to. The log does not name them all. */
export interface Course {
  readonly number: string;
  readonly first: string;
  readonly onTo: readonly string[];
}

export const UNNAMED = 'A group that is not named';

export function courses(): Course[] {
  const { lines, at } = rows();
  const ways = new Map<string, { first: string; now: string; count: number; onTo: string[] }>();
  for (const line of lines) {
    const said = line[at('assignment_group')]!;
    const group = said === '?' ? UNNAMED : said;
    const number = line[at('number')]!;
    const way = ways.get(number) ?? { first: group, now: group, count: 0, onTo: [] };
    ways.set(number, way);
    for (const count = Number(line[at('reassignment_count')]); way.count < count; way.count++) {
      const last = way.count === count - 1;
      const elsewhere = way.now === UNNAMED ? `${UNNAMED} either` : UNNAMED;
      way.now = last && group !== way.now ? group : elsewhere;
      way.onTo.push(way.now);
    }
  }
  return [...ways].map(([number, { first, onTo }]) => ({ number, first, onTo }));
}

export function incidents(): Incident[] {
  const { lines, head, at } = rows();
  const [impact, urgency, priority] = [at('impact'), at('urgency'), at('priority')];
  if (lines.some((line) => line.length !== head!.length)) throw new Error('a row has another number of fields');
  const number = (said: string | undefined) => Number(/^([1-5]) - /.exec(said ?? '')![1]);
  return lines.map((line) => ({
    impact: number(line[impact]),
    urgency: number(line[urgency]),
    priority: number(line[priority]),
  }));
}

const LEVELS = ['high', 'medium', 'low'];
export const factsOf = ({ impact, urgency }: Incident): OpenTicket['facts'] => ({
  impact: { value: LEVELS[impact - 1]! },
  urgency: { value: LEVELS[urgency - 1]! },
});

/** One edit: where impact and urgency are both low. */
export const ofThatOrganisation = (): SeverityPolicyDraft => {
  const policy = structuredClone(itilPolicy);
  policy.tables[0]!.cells[0]![0] = 4;
  return policy;
};
