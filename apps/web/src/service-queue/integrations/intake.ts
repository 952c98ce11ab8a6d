import { useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  CreateIntegration,
  CreateSilence,
  Integration,
  IntegrationView,
  Receipt,
  ReceiptStatus,
  SilenceView,
} from '@twotrack/service-queue/contract';
import { read } from '../../http/send.js';
import { useMe } from '../../identity/session.js';
import { team } from '../../identity/team-store.js';
import { asking } from '../../live/asking.js';

const ofTeam = (rest: string) => `/api/teams/${team.get().me.teamSlug}/service-queue/${rest}`;

/** How often an open dialog asks for what came meanwhile. */
const LOOK_MS = 5_000;

export interface Wanted {
  /** The sender's own id of an alert; empty for any. */
  alert: string;
  status: ReceiptStatus | '';
}

export function useIntegrations() {
  const { teamSlug } = useMe();
  return useQuery({
    queryKey: ['intake', teamSlug, 'integrations'],
    queryFn: async ({ signal }) =>
      (await read<{ integrations: IntegrationView[] }>(ofTeam('integrations'), signal)).integrations,
    enabled: teamSlug !== '',
    staleTime: 0,
    refetchInterval: LOOK_MS,
  });
}

export function useReceipts({ alert, status }: Wanted) {
  const { teamSlug } = useMe();
  const query = new URLSearchParams({ limit: '20', ...(alert && { alert }), ...(status && { status }) });
  return useQuery({
    queryKey: ['intake', teamSlug, 'receipts', query.toString()],
    queryFn: async ({ signal }) => (await read<{ receipts: Receipt[] }>(ofTeam(`receipts?${query}`), signal)).receipts,
    staleTime: 0,
    refetchInterval: LOOK_MS,
    placeholderData: (before) => before,
  });
}

export function useSilences() {
  const { teamSlug } = useMe();
  return useQuery({
    queryKey: ['intake', teamSlug, 'silences'],
    queryFn: async ({ signal }) => (await read<{ silences: SilenceView[] }>(ofTeam('silences'), signal)).silences,
    staleTime: 0,
    refetchInterval: LOOK_MS,
  });
}

/** Everything about the intake is read anew. */
export function useReadAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['intake'] });
}

/** The token is in this answer and nowhere else. */
export const createIntegration = (body: CreateIntegration) =>
  asking<{ integration: Integration; token: string | null; signingSecret?: string }>(ofTeam('integrations'), body);

export const revokeIntegration = (id: string) => asking(ofTeam(`integrations/${id}/revoke`), {});

export const replayReceipt = (id: string) => asking(ofTeam(`receipts/${id}/replay`), {});

export const createSilence = (body: CreateSilence) => asking(ofTeam('silences'), body);

export const endSilence = (id: string) => asking(ofTeam(`silences/${id}/end`), {});
