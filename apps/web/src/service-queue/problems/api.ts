import { useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ChangePlan,
  ChangesThen,
  CreateProblem,
  Problem,
  ProblemDetail,
  ProblemLinked,
  ProblemPage,
  ProblemTicketPage,
  SetWorkaround,
  Ticket,
  Timeline,
} from '@twotrack/service-queue/contract';
import { undoable } from '../../board/parts/undo.js';
import { read } from '../../http/send.js';
import { useMe } from '../../identity/session.js';
import { team } from '../../identity/team-store.js';
import { asking } from '../../live/asking.js';
import { words } from './words.js';

/** How often what lies open asks for what came meanwhile. */
const LOOK_MS = 5_000;

const ofTeam = (rest: string) => `/api/teams/${team.get().me.teamSlug}/service-queue/${rest}`;
const ofProblem = (id: string, act = '') => `/api/service-queue/problems/${id}${act}`;
const ofTicket = (id: string, act: string) => `/api/service-queue/tickets/${id}/${act}`;

export type Filter = 'unclosed' | 'closed';

export function useProblems(state: Filter) {
  const { teamSlug } = useMe();
  return useQuery({
    queryKey: ['problems', teamSlug, 'list', state],
    queryFn: ({ signal }) => read<ProblemPage>(ofTeam(`problems?limit=200&state=${state}`), signal),
    refetchInterval: LOOK_MS,
    enabled: teamSlug !== '',
  });
}

export function useProblem(id: string) {
  return useQuery({
    queryKey: ['problems', id],
    queryFn: ({ signal }) => read<ProblemDetail>(ofProblem(id), signal),
    refetchInterval: LOOK_MS,
  });
}

export const moreTickets = (id: string, after: string) =>
  read<ProblemTicketPage>(ofProblem(id, `/tickets?after=${after}`));

/** What was changed in the hours before an instant. */
export function useChangesBefore(at: string, hours: number) {
  const { teamSlug } = useMe();
  return useQuery({
    queryKey: ['changes-before', teamSlug, at, hours],
    queryFn: ({ signal }) =>
      read<ChangesThen>(ofTeam(`changes-before?${new URLSearchParams({ at, hours: String(hours) })}`), signal),
    enabled: teamSlug !== '',
  });
}

export function useTimeline(from: string, to: string) {
  const { teamSlug } = useMe();
  return useQuery({
    queryKey: ['timeline', teamSlug, from, to],
    queryFn: ({ signal }) => read<Timeline>(ofTeam(`timeline?${new URLSearchParams({ from, to })}`), signal),
    placeholderData: (before) => before,
    enabled: teamSlug !== '',
  });
}

/** What became of a ticket that was handed over; null while the inbox has not got it. */
export interface Became {
  status: 'open' | 'accepted' | 'declined' | 'merged';
  reason: string | null;
  itemKey: string | null;
  doneAt: string | null;
}

/** The request that a ticket became, or was. */
export interface Counterpart {
  id: string;
  title: string;
  requester: { name: string };
  status: Became['status'];
  decision: { by: { name: string }; reason: string | null } | null;
}

export function useRequestOf(ticketId: string, requestId: string | null) {
  return useQuery({
    queryKey: ['counterpart', ticketId, requestId],
    queryFn: async ({ signal }) =>
      (await read<{ request: Counterpart | null }>(ofTicket(ticketId, 'counterpart'), signal)).request,
    enabled: requestId !== null,
  });
}

export function useBecame(ticketId: string, requestId: string | null) {
  return useQuery({
    queryKey: ['became', ticketId, requestId],
    queryFn: async ({ signal }) =>
      (await read<{ request: Became | null }>(ofTicket(ticketId, 'became'), signal)).request,
    refetchInterval: LOOK_MS,
  });
}

/** Everything about problems is read anew. */
export function useReadAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['problems'] });
}

type Said = { problem: Problem };
export const createProblem = (body: CreateProblem) => asking<ProblemLinked>(ofTeam('problems'), body);
export const renameProblem = ({ id, version }: Problem, title: string) =>
  asking<Said>(ofProblem(id, '/rename'), { version, title });
export const describeProblem = ({ id, version }: Problem, description: string) =>
  asking<Said>(ofProblem(id, '/describe'), { version, description });
export const nameCause = ({ id, version }: Problem, cause: string) =>
  asking<Said>(ofProblem(id, '/cause'), { version, cause });
export const setWorkaround = ({ id, version }: Problem, workaround: SetWorkaround['workaround']) =>
  asking<ProblemLinked>(ofProblem(id, '/workaround'), { version, workaround });
export const linkTickets = (id: string, ids: string[]) => asking<ProblemLinked>(ofProblem(id, '/link'), { ids });
export const unlinkTickets = (id: string, ids: string[]) => asking<ProblemLinked>(ofProblem(id, '/unlink'), { ids });
/** A group with all that lies open under it. */
export const linkGroup = (id: string, folded: string) => asking<ProblemLinked>(ofProblem(id, '/link'), { folded });
export const unlinkGroup = (id: string, folded: string) => asking<ProblemLinked>(ofProblem(id, '/unlink'), { folded });
export const proposeProblem = (id: string) => asking<Said>(ofProblem(id, '/propose'), {});
export const withdrawProblem = (id: string) => asking<Said>(ofProblem(id, '/withdraw'), {});
export const closeProblem = (id: string) => asking<Said>(ofProblem(id, '/close'), {});
export const reopenProblem = (id: string) => asking<Said>(ofProblem(id, '/reopen'), {});

const toInbox = (id: string, reason: string) => asking(ofTicket(id, 'hand-over'), { reason });
const backHere = (id: string) => asking(ofTicket(id, 'take-back'), {});

export async function handOverTicket({ id, key }: Ticket, reason: string): Promise<void> {
  await toInbox(id, reason);
  undoable(words.wrongDoor.toInbox(key), () => backHere(id));
}

export async function takeBackTicket({ id, key }: Ticket, reason: string): Promise<void> {
  await backHere(id);
  undoable(words.wrongDoor.isBack(key), () => toInbox(id, reason));
}

/** It is a request again. */
export async function returnRequest({ id, title, decision }: Counterpart): Promise<void> {
  const way = `/api/product-backlog/requests/${id}`;
  await asking(`${way}/take-back`, {});
  undoable(words.wrongDoor.isRequest(title), () => asking(`${way}/hand-over`, { reason: decision?.reason ?? title }));
}

export const planChange = ({ id, version }: Ticket, plan: Omit<ChangePlan, 'beganAt' | 'endedAt'> | null) =>
  asking(ofTicket(id, 'plan'), { version, plan });
