import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Follower, RequestForm } from '@twotrack/service-queue/contract';
import { read } from '../../http/send.js';
import { useMe } from '../../identity/session.js';
import { team } from '../../identity/team-store.js';
import { asking } from '../../live/asking.js';

const ofTeam = (rest: string) => `/api/teams/${team.get().me.teamSlug}/service-queue/${rest}`;
const ofTicket = (id: string, rest: string) => `/api/service-queue/tickets/${id}/${rest}`;

/** The forms in force. */
export function useForms() {
  const { teamSlug } = useMe();
  return useQuery({
    queryKey: ['forms', teamSlug],
    queryFn: async ({ signal }) => (await read<{ forms: RequestForm[] }>(ofTeam('forms'), signal)).forms,
    staleTime: 0,
  });
}

/** Who follows a ticket by a private link; read anew when the ticket changes. */
export const useFollower = (ticketId: string, version: number) =>
  useQuery({
    queryKey: ['follower', ticketId, version],
    queryFn: async ({ signal }) =>
      (await read<{ follower: Follower | null }>(ofTicket(ticketId, 'follower'), signal)).follower,
    placeholderData: (before) => before,
  });

export function useReadFormsAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['forms'] });
}

type WithToken = { token: string | null };

/** The token is in this answer and nowhere else; so with the others. */
export const makeForm = (queue: string) => asking<WithToken>(ofTeam('forms'), { queue });
export const renewForm = (id: string) => asking<WithToken>(ofTeam(`forms/${id}/renew`), {});
export const revokeForm = (id: string) => asking(ofTeam(`forms/${id}/revoke`), {});

export const renewFollowLink = (ticketId: string) => asking<WithToken>(ofTicket(ticketId, 'follow-link/renew'), {});
export const revokeFollowLink = (ticketId: string) => asking(ofTicket(ticketId, 'follow-link/revoke'), {});

export const confirmSolution = (ticketId: string) => asking(ofTicket(ticketId, 'confirm'), {});
export const rejectSolution = (ticketId: string, reason: string) => asking(ofTicket(ticketId, 'reopen'), { reason });
export const answerQuestions = (ticketId: string, answers: Readonly<Record<string, string>>) =>
  asking(ofTicket(ticketId, 'answers'), { answers });
