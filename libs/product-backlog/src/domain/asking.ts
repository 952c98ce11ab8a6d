import { Refusal, notFound, whoIs, type Actor } from '@twotrack/shared';
import type {
  AskByForm,
  AskedFor,
  FollowLinkRenewed,
  FollowLinkRevoked,
  Item,
  Request,
  RequestDeclined,
  RequestForm,
  RequestFormMade,
  RequestFormRevoked,
  RequestReturned,
  RequestSubmitted,
  StatedProblem,
  SubmitRequest,
  TellWhatFellShort,
} from '../contract/index.js';
import { onlyProductOwner } from './authority.js';
import { stillWaits } from './board.js';
import { giveFeedback } from './feedback.js';
import { byItself } from './joining.js';

/** There is one form at most: a new one takes the place of the one before. */
export function makeRequestForm(was: RequestForm | null, hint: string, actor: Actor, now: string): RequestFormMade {
  onlyProductOwner(actor);
  return {
    type: 'request-form-made',
    form: { hint, madeBy: whoIs(actor), madeAt: now },
    was: was?.hint ?? null,
  };
}

/** Null where there is none. */
export function revokeRequestForm(form: RequestForm | null, actor: Actor): RequestFormRevoked | null {
  onlyProductOwner(actor);
  return form && { type: 'request-form-revoked', form };
}

/** What is asked from outside is a request like any other, followed by a private link (P4). */
export const askedByForm = ({ title, problem, source }: AskByForm, actor: Actor): [SubmitRequest, AskedFor] => [
  { title, source, problem: problemInWords(problem) },
  { requester: whoIs(actor), marks: { followed: true } },
];

const PROMPTS = { who: 'Who has it', when: 'When', cost: 'What it costs them' } as const;

/** The three answers as Markdown; what was left out is not there. */
export const problemInWords = (stated: StatedProblem): string =>
  (Object.keys(PROMPTS) as (keyof typeof PROMPTS)[])
    .map((prompt) => [PROMPTS[prompt], stated[prompt]?.trim()] as const)
    .flatMap(([prompt, answer]) => (answer ? [`**${prompt}:** ${answer}`] : []))
    .join('\n\n');

/** No longer needed: declined by whoever asked, so that it leaves the inbox. */
export function withdrawAsked(request: Request, actor: Actor, now: string): RequestDeclined {
  onlyRequester(request, actor);
  if (!stillWaits(request)) {
    throw new Refusal('conflict', 'already-decided', {}, 'The product owner has answered already.');
  }
  const decision = { by: whoIs(actor), at: now, reason: null };
  return { type: 'request-declined', request: { ...byItself(request), status: 'declined', decision } };
}

/** In the inbox again, as long ago as it was asked. Null where it is open. */
export function askAgain(request: Request, actor: Actor): RequestReturned | null {
  onlyRequester(request, actor);
  if (request.status === 'open') return null;
  if (!isWithdrawn(request)) {
    throw new Refusal('conflict', 'not-withdrawn', {}, 'The product owner has answered already.');
  }
  return { type: 'request-returned', request: { ...request, status: 'open', decision: null }, was: request.status };
}

/** By whoever asked, not declined by the product owner. */
export const isWithdrawn = ({ status, decision, requester }: Request): boolean =>
  status === 'declined' && decision?.by.id === requester.id;

/** About what it became or, where that was split, the piece that was delivered last (P5, P11). */
export function tellWhatFellShort(
  id: string,
  request: Request,
  pieces: readonly Item[],
  command: TellWhatFellShort,
  actor: Actor,
  now: string,
): RequestSubmitted {
  onlyRequester(request, actor);
  const [last] = pieces
    .filter(({ doneAt, removedAt }) => doneAt && !removedAt)
    .sort((a, b) => (a.doneAt! < b.doneAt! ? 1 : -1));
  if (!last) throw new Refusal('conflict', 'not-delivered', {}, 'This is not delivered yet.');
  return giveFeedback(id, last, request.title, command, actor, now);
}

export function renewFollowLink(request: Request, actor: Actor): FollowLinkRenewed {
  onlyProductOwner(actor);
  return { type: 'follow-link-renewed', request: { ...request, marks: { ...request.marks, followed: true } } };
}

export function revokeFollowLink(request: Request, actor: Actor): FollowLinkRevoked {
  onlyProductOwner(actor);
  const { followed: _, ...marks } = request.marks;
  return { type: 'follow-link-revoked', request: { ...request, marks } };
}

/** To anybody else it looks like none (A3). */
function onlyRequester(request: Request, actor: Actor): void {
  if (request.requester.id !== actor.id) throw notFound('request', request.id);
}
