import type { Brief, Comment, Example, Hypothesis, Item, Link, Question } from '@twotrack/product-backlog/contract';
import { undoable } from '../../board/parts/undo.js';
import { asking } from '../../live/asking.js';
import { words } from './words.js';

const of = (id: string, act: string) => `/api/product-backlog/items/${id}/${act}`;

type Named = Pick<Item, 'id' | 'key'>;
type Written = { item: Item; brief: Brief };

export async function stateHypothesis({ id, key }: Named, brief: Brief, hypothesis: Hypothesis | null) {
  const answer = await sendHypothesis(id, brief.version, hypothesis);
  undoable((hypothesis ? words.hypothesis.stated : words.hypothesis.removed)(key), () =>
    sendHypothesis(id, answer.brief.version, brief.hypothesis),
  );
  return answer;
}

const sendHypothesis = (id: string, version: number, hypothesis: Hypothesis | null) =>
  asking<Written>(of(id, 'hypothesis'), { version, hypothesis });

export async function setExamples({ id, key }: Named, brief: Brief, examples: Example[]) {
  const answer = await sendExamples(id, brief.version, examples);
  undoable(words.examples.changed(key), () => sendExamples(id, answer.brief.version, brief.examples));
  return answer;
}

const sendExamples = (id: string, version: number, examples: Example[]) =>
  asking<Written>(of(id, 'examples'), { version, examples });

export async function attachLink({ id }: Named, link: Link, was: Link | undefined) {
  const answer = await sendAttach(id, link);
  undoable(words.links.attached(link.title), () => (was ? sendAttach(id, was) : sendDetach(id, link)));
  return answer;
}

export async function detachLink({ id }: Named, link: Link) {
  const answer = await sendDetach(id, link);
  undoable(words.links.detached(link.title), () => sendAttach(id, link));
  return answer;
}

const sendAttach = (id: string, link: Link) => asking<Written>(of(id, 'attach-link'), link);
const sendDetach = (id: string, { url }: Link) => asking<Written>(of(id, 'detach-link'), { url });

export async function dependOn({ id, key }: Named, on: Named) {
  const answer = await sendDepend(id, on.id);
  undoable(words.dependencies.added(key, on.key), () => sendUndepend(id, on.id));
  return answer;
}

export async function undepend({ id, key }: Named, on: Named) {
  const answer = await sendUndepend(id, on.id);
  undoable(words.dependencies.took(key, on.key), () => sendDepend(id, on.id));
  return answer;
}

const sendDepend = (id: string, itemId: string) => asking<{ item: Item }>(of(id, 'depend-on'), { itemId });
const sendUndepend = (id: string, itemId: string) => asking<{ item: Item }>(of(id, 'undepend'), { itemId });

type Told = { item: Item; question: Question };

export async function askQuestion(id: string, text: string, blocking: boolean) {
  const answer = await asking<Told>(of(id, 'ask'), { text, blocking });
  undoable(words.questions.didAsk, () => sendWithdraw(answer.question));
  return answer;
}

export async function answerQuestion(question: Question, text: string) {
  const answer = await sendAnswer(question, text);
  undoable(words.questions.didAnswer, () => sendReopen(question));
  return answer;
}

export async function reopenQuestion(question: Question) {
  const answer = await sendReopen(question);
  const was = question.answer;
  if (was) undoable(words.questions.didReopen, () => sendAnswer(question, was.text));
  return answer;
}

export async function withdrawQuestion(question: Question) {
  const answer = await sendWithdraw(question);
  undoable(words.questions.didWithdraw, () => sendReopen(question));
  return answer;
}

const sendAnswer = ({ id: questionId, itemId }: Question, text: string) =>
  asking<Told>(of(itemId, 'answer'), { questionId, text });
const sendReopen = ({ id: questionId, itemId }: Question) =>
  asking<Told>(of(itemId, 'reopen-question'), { questionId });
const sendWithdraw = ({ id: questionId, itemId }: Question) =>
  asking<Told>(of(itemId, 'withdraw-question'), { questionId });

export async function commentOn(itemId: string, text: string, questionId?: string) {
  const answer = await sendComment(itemId, text, questionId);
  undoable(words.comments.said, () => sendUncomment(answer.comment));
  return answer;
}

export async function withdrawComment(comment: Comment) {
  const answer = await sendUncomment(comment);
  const { itemId, text, questionId } = comment;
  undoable(words.comments.tookBack, () => sendComment(itemId, text, questionId ?? undefined));
  return answer;
}

const sendComment = (itemId: string, text: string, questionId?: string) =>
  asking<{ comment: Comment }>(of(itemId, 'comment'), { text, ...(questionId && { questionId }) });
const sendUncomment = ({ id: commentId, itemId }: Comment) =>
  asking<{ comment: Comment }>(of(itemId, 'withdraw-comment'), { commentId });

/** Votes for an item, or takes the vote back. */
export async function setVote({ id, key }: Named, mine: boolean) {
  const answer = await sendVote(id, mine);
  undoable((mine ? words.votes.voted : words.votes.unvoted)(key), () => sendVote(id, !mine));
  return answer;
}

const sendVote = (id: string, mine: boolean) =>
  asking<{ votes: number; mine: boolean }>(of(id, mine ? 'vote' : 'withdraw-vote'), {});
