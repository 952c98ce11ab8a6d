import { useCallback, useEffect, useRef, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImportedAs, PolicyDraft, ServicePolicies, SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { Refused } from '../../http/refused.js';
import { command, read } from '../../http/send.js';
import { draftOfPolicy } from './policy-edits.js';

/** Quiet for so long, and what was changed is saved. */
const QUIET_MS = 600;

export const policiesPath = (slug: string, rest = ''): string => `/api/teams/${slug}/service-queue/policies${rest}`;

export function usePolicies(slug: string) {
  return useQuery({
    queryKey: ['policies', slug],
    queryFn: ({ signal }) => read<ServicePolicies>(policiesPath(slug), signal),
    staleTime: 0,
  });
}

export interface Drafting {
  /** What the page shows: the draft, or the policy in force. */
  policy: SeverityPolicyDraft;
  draft: PolicyDraft | null;
  unsaved: boolean;
  failure: Error | null;
  /** The draft as somebody else left it; null where it is gone. Undefined while nobody interferes. */
  theirs: PolicyDraft | null | undefined;
  change(policy: SeverityPolicyDraft): void;
  /** Sends a command of the draft after everything was saved, and shows what came of it. */
  ask<R>(path: string, body: object): Promise<R>;
  /** A file of every combination becomes the draft. */
  readFile(csv: string): Promise<{ as: ImportedAs }>;
  take(): void;
  keep(): void;
  refresh(): Promise<unknown>;
}

type Saved = { draft: PolicyDraft | null };

/** The team's draft on this screen: saved by itself, one change after the other. */
export function useDrafting(slug: string, policies: ServicePolicies): Drafting {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(policies.draft);
  const [mine, setMine] = useState<SeverityPolicyDraft | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const [theirs, setTheirs] = useState<PolicyDraft | null | undefined>(undefined);
  const version = useRef(draft?.version ?? 0);
  const wanted = useRef<SeverityPolicyDraft | null>(null);
  const busy = useRef<Promise<void>>(Promise.resolve());
  const quiet = useRef<ReturnType<typeof setTimeout>>(undefined);

  const settle = useCallback((next: PolicyDraft | null) => {
    version.current = next?.version ?? 0;
    setDraft(next);
  }, []);

  const save = useCallback((): Promise<void> => {
    clearTimeout(quiet.current);
    busy.current = busy.current.then(async () => {
      const policy = wanted.current;
      if (!policy) return;
      wanted.current = null;
      try {
        settle((await command<Saved>(policiesPath(slug, '/draft'), { draftVersion: version.current, policy })).draft);
        setFailure(null);
        if (!wanted.current) setMine(null);
      } catch (thrown) {
        if (thrown instanceof Refused && thrown.code === 'stale-version') {
          setTheirs((thrown.facts['draft'] as PolicyDraft | null) ?? null);
        } else setFailure(thrown as Error);
      }
    });
    return busy.current;
  }, [slug, settle]);
  useEffect(() => () => void save(), [save]);

  const refresh = () => queries.invalidateQueries({ queryKey: ['policies', slug] });
  return {
    policy: mine ?? draft?.policy ?? draftOfPolicy(policies.active),
    draft,
    unsaved: mine !== null,
    failure,
    theirs,
    change: (policy) => {
      setMine(policy);
      wanted.current = policy;
      clearTimeout(quiet.current);
      quiet.current = setTimeout(() => void save(), QUIET_MS);
    },
    ask: async (path, body) => {
      await save();
      const answer = await command<Saved & object>(policiesPath(slug, path), {
        draftVersion: version.current,
        ...body,
      });
      settle(answer.draft ?? null);
      setMine(null);
      await refresh();
      return answer as never;
    },
    readFile: async (csv) => {
      await save();
      const path = policiesPath(slug, `/draft/import?draftVersion=${version.current}`);
      const answer = await command<Saved & { as: ImportedAs }>(path, csv);
      settle(answer.draft);
      setMine(null);
      await refresh();
      return answer;
    },
    take: () => {
      settle(theirs ?? null);
      setMine(null);
      setTheirs(undefined);
    },
    keep: () => {
      version.current = theirs?.version ?? 0;
      wanted.current = mine;
      setTheirs(undefined);
      void save();
    },
    refresh,
  };
}
