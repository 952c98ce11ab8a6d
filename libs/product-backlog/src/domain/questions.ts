import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import type {
  AnswerQuestion,
  AskQuestion,
  Item,
  ItemMarks,
  Question,
  QuestionAnswered,
  QuestionAsked,
  QuestionReopened,
  QuestionWithdrawn,
} from '../contract/index.js';
import { isProductOwner } from './authority.js';
import { mayWrite } from './brief.js';
import { changed } from './item-edits.js';
import { withMark } from './marks.js';

/*
 * Questions are threads on an item with an answer (P10). `all` are those of the item, withdrawn ones too. Each gives the
 * event with the item, which counts them, and the question as it then stands; null where nothing would change.
 */

type All = readonly Question[];

export function askQuestion(
  item: Item,
  all: All,
  id: string,
  command: AskQuestion,
  actor: Actor,
  now: string,
): QuestionAsked {
  mayWrite(item, actor);
  const said = { id, itemId: item.id, ...command, by: whoIs(actor), at: now };
  const question: Question = { ...said, answer: null, withdrawn: null };
  return { type: 'question-asked', item: counting(item, all, question, now), question };
}

export function answerQuestion(
  item: Item,
  all: All,
  was: Question,
  { text }: AnswerQuestion,
  actor: Actor,
  now: string,
): QuestionAnswered | null {
  mayWrite(item, actor);
  if (was.withdrawn)
    throw new Refusal('conflict', 'question-withdrawn', { question: was }, 'That question was withdrawn.');
  if (was.answer?.text === text) return null;
  const question = { ...was, answer: { text, by: whoIs(actor), at: now } };
  return { type: 'question-answered', item: counting(item, all, question, now), question, was: was.answer };
}

/** A withdrawn one stands as it stood, an answered one waits again. */
export function reopenQuestion(
  item: Item,
  all: All,
  was: Question,
  actor: Actor,
  now: string,
): QuestionReopened | null {
  mayWrite(item, actor);
  if (!was.withdrawn && !was.answer) return null;
  const question = was.withdrawn ? { ...was, withdrawn: null } : { ...was, answer: null };
  return { type: 'question-reopened', item: counting(item, all, question, now), question, was };
}

export function withdrawQuestion(
  item: Item,
  all: All,
  was: Question,
  actor: Actor,
  now: string,
): QuestionWithdrawn | null {
  mayWrite(item, actor);
  if (was.by.id !== actor.id && !isProductOwner(actor))
    throw new Refusal('forbidden', 'not-yours', {}, 'Whoever asked withdraws a question, or the product owner.');
  if (was.withdrawn) return null;
  const question = { ...was, withdrawn: { by: whoIs(actor), at: now } };
  return { type: 'question-withdrawn', item: counting(item, all, question, now), question };
}

/** The item with its questions counted anew, of which one now stands so. */
function counting(item: Item, all: All, question: Question, now: string): Item {
  const questions = questionsOf([...all.filter(({ id }) => id !== question.id), question]);
  return changed(item, { marks: withMark(item, { questions }) }, now);
}

/** The mark that they make; undefined where there are none. */
export function questionsOf(all: All): ItemMarks['questions'] {
  const standing = all.filter(({ withdrawn }) => !withdrawn);
  if (standing.length === 0) return undefined;
  const open = standing.filter(({ answer }) => !answer);
  return {
    open: open.length,
    blocking: open.filter(({ blocking }) => blocking).length,
    answered: standing.length - open.length,
  };
}
