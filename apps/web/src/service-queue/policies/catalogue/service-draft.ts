import type { FactDeclaration, Service, ServiceWords } from '@twotrack/service-queue/contract';

/** A service while it is written, everything as text. */
export interface ServiceDraft {
  name: string;
  tier: string;
  serves: string;
  servesTier: string;
  queueId: string;
  users: string;
  /** The counts of the levels, best first; all empty where it has none of its own. */
  bands: string[];
  facts: Record<string, string>;
  runbook: string;
  description: string;
}

export const draftOf = (service: Partial<Service>, levels: number): ServiceDraft => ({
  name: service.name ?? '',
  tier: service.tier ?? '',
  serves: service.serves?.name ?? '',
  servesTier: service.serves?.tier ?? '',
  queueId: service.queueId ?? '',
  users: String(service.users ?? ''),
  bands: Array.from({ length: levels }, (_, i) => String(service.bands?.[i] ?? '')),
  facts: service.facts ?? {},
  runbook: service.runbook ?? '',
  description: service.description ?? '',
});

export interface Faults {
  name: boolean;
  serves: boolean;
  users: boolean;
  bands: boolean;
  runbook: boolean;
}

const isCount = (text: string, least: number): boolean => /^\d{1,9}$/.test(text.trim()) && Number(text) >= least;

export function faultsOf({ name, serves, servesTier, users, bands, runbook }: ServiceDraft): Faults {
  const own = bands.some((one) => one.trim() !== '');
  const rise = bands.every((one, i) => isCount(one, 0) && (i === 0 || Number(one) > Number(bands[i - 1])));
  return {
    name: name.trim() === '',
    serves: (serves.trim() === '') !== (servesTier === ''),
    users: users.trim() !== '' && !isCount(users, 1),
    bands: own && !rise,
    runbook: runbook.trim() !== '' && !/^https?:\/\/\S+$/.test(runbook.trim()),
  };
}

export const isSound = (draft: ServiceDraft): boolean => !Object.values(faultsOf(draft)).some(Boolean);

export const wordsOf = (draft: ServiceDraft): ServiceWords => ({
  name: draft.name.trim(),
  tier: draft.tier || null,
  serves: draft.serves.trim() ? { name: draft.serves.trim(), tier: draft.servesTier } : null,
  queueId: draft.queueId || null,
  users: draft.users.trim() ? Number(draft.users) : null,
  bands: draft.bands.some((one) => one.trim() !== '') ? draft.bands.map(Number) : null,
  facts: Object.fromEntries(Object.entries(draft.facts).filter(([, level]) => level !== '')),
  runbook: draft.runbook.trim() || null,
  description: draft.description.trim(),
});

/** The facts that a service may state for all of its tickets: those with no field of their own. */
export const constants = (facts: readonly FactDeclaration[]): FactDeclaration[] =>
  facts.filter(({ id, levels }) => id !== 'tier' && levels.every(({ from }) => from === undefined));

/** The levels of users affected; none where the policy counts nobody. */
export const levelsOfUsers = (facts: readonly FactDeclaration[]): FactDeclaration['levels'] => {
  const users = facts.find(({ id }) => id === 'usersAffected')?.levels ?? [];
  return users.every(({ from }) => from !== undefined) ? users : [];
};
