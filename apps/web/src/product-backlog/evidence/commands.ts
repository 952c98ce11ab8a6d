import type {
  AddEvidence,
  Evidence,
  GiveVerdict,
  Item,
  StakeholderLink,
  VerdictGiven,
} from '@twotrack/product-backlog/contract';
import { undoable } from '../../board/parts/undo.js';
import { team } from '../../identity/team-store.js';
import { asking } from '../../live/asking.js';
import { words } from './words.js';

type Told = { item: Item };
type Named = Pick<Item, 'id' | 'key'>;

const ofItem = ({ id }: Named, act: string) => `/api/product-backlog/items/${id}/${act}`;
const ofLink = (act = '') => `/api/teams/${team.get().me.teamSlug}/product-backlog/stakeholder-link${act}`;

export async function addEvidence(item: Named, body: AddEvidence) {
  const { evidence } = await sendEvidence(item, body);
  undoable(words.said.added(item.key), () => sendBack(item, evidence.id));
}

export async function withdrawEvidence(item: Named, { id, number, link, note }: Evidence) {
  await sendBack(item, id);
  const same = { ...(number && { number }), ...(link && { link }), ...(note && { note }) };
  undoable(words.said.withdrawn(item.key), () => sendEvidence(item, same));
}

const sendEvidence = (item: Named, body: AddEvidence) =>
  asking<Told & { evidence: Evidence }>(ofItem(item, 'evidence'), body);
const sendBack = (item: Named, evidenceId: string) => asking<Told>(ofItem(item, 'withdraw-evidence'), { evidenceId });

export async function setReviewDate(item: Item, reviewAt: string) {
  const was = item.marks.bet!.reviewAt!;
  await sendDate(item, reviewAt);
  undoable(words.said.date(item.key), () => sendDate(item, was));
}

const sendDate = (item: Named, reviewAt: string) => asking<Told>(ofItem(item, 'review-date'), { reviewAt });

export async function giveVerdict(item: Named, was: VerdictGiven | null, body: GiveVerdict) {
  await sendVerdict(item, body);
  undoable(words.said.verdict(item.key), () => (was ? sendVerdict(item, wordsOf(was)) : sendVerdictBack(item)));
}

export async function withdrawVerdict(item: Named, was: VerdictGiven) {
  await sendVerdictBack(item);
  undoable(words.said.verdictBack(item.key), () => sendVerdict(item, wordsOf(was)));
}

const wordsOf = ({ verdict, reason }: VerdictGiven): GiveVerdict => ({ verdict, reason });
const sendVerdict = (item: Named, body: GiveVerdict) => asking<Told>(ofItem(item, 'verdict'), body);
const sendVerdictBack = (item: Named) => asking<Told>(ofItem(item, 'withdraw-verdict'), {});

/** A link that went out cannot be taken back unseen, nor one that was revoked: neither is undone. */
export const makeLink = () => asking<{ link: StakeholderLink; token: string | null }>(ofLink(), {});
export const revokeLink = () => asking<{ link: null }>(ofLink('/revoke'), {});
