import type { EntityManager } from 'typeorm';
import { notFound, type Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type {
  AnswerQuestion,
  AskQuestion,
  Item,
  ProductEvent,
  Question,
  QuestionEvent,
  ReopenQuestion,
  WithdrawQuestion,
} from '../contract/index.js';
import * as domain from '../domain/index.js';
import { itemOf, saveItem } from './item.store.js';
import { newId } from './new-id.js';
import { insertOf, jsonOf, updateOf } from './rows.js';
import { QuestionTable } from './talk-tables.js';

type Product = Change<ProductEvent>;
type Told = Promise<{ item: Item; question: Question }>;

const reading = `select ${jsonOf(QuestionTable, 'q')} as question from product_backlog.question q
  where q.item_id = $1 order by q.id`;

/** All questions of an item, the oldest first, withdrawn ones too. */
export const questionsOf = async (tx: EntityManager, itemId: string): Promise<Question[]> =>
  (await prepared<{ question: Question }>(tx, reading, [itemId])).map(({ question }) => question);

const inserting = insertOf(QuestionTable, '$1', '$2');
const updating = updateOf(QuestionTable, '$1');

export async function ask(change: Product, actor: Actor, itemId: string, command: AskQuestion): Told {
  const item = await itemOf(change.read, actor.teamId, itemId);
  const all = await questionsOf(change.read, itemId);
  const event = domain.askQuestion(item, all, newId(), command, actor, change.now);
  change.send(prepared(change.write, inserting, [actor.teamId, JSON.stringify(event.question)]));
  return noted(change, event);
}

export const answer = (change: Product, actor: Actor, itemId: string, command: AnswerQuestion): Told =>
  ofQuestion(change, actor, itemId, command.questionId, (item, all, was) =>
    domain.answerQuestion(item, all, was, command, actor, change.now),
  );

export const reopen = (change: Product, actor: Actor, itemId: string, { questionId }: ReopenQuestion): Told =>
  ofQuestion(change, actor, itemId, questionId, (item, all, was) =>
    domain.reopenQuestion(item, all, was, actor, change.now),
  );

export const withdraw = (change: Product, actor: Actor, itemId: string, { questionId }: WithdrawQuestion): Told =>
  ofQuestion(change, actor, itemId, questionId, (item, all, was) =>
    domain.withdrawQuestion(item, all, was, actor, change.now),
  );

async function ofQuestion(
  change: Product,
  { teamId }: Actor,
  itemId: string,
  questionId: string,
  decide: (item: Item, all: readonly Question[], was: Question) => QuestionEvent | null,
): Told {
  const item = await itemOf(change.read, teamId, itemId);
  const all = await questionsOf(change.read, itemId);
  const was = all.find(({ id }) => id === questionId);
  if (!was) throw notFound('question', questionId);
  const event = decide(item, all, was);
  if (!event) return { item, question: was };
  change.send(prepared(change.write, updating, [JSON.stringify(event.question)]));
  return noted(change, event);
}

function noted(change: Product, event: QuestionEvent): { item: Item; question: Question } {
  const { item, question } = event;
  change.send(saveItem(change.write, item));
  change.record(event, item.id);
  return { item, question };
}
