import type { BacklogFile, ItemMarks } from '../contract/index.js';
import type { Losses } from './losses.js';
import { questionsOf } from './questions.js';

/** What is asked and said of items, who wants them, and what proves them. */
export type Talk = Pick<BacklogFile, 'questions' | 'comments' | 'votes' | 'evidence' | 'verdicts'>;

/** The talk of a file under new ids, and what the marks of an item, by its old id, count of it. */
export function talkOf(
  file: BacklogFile,
  items: ReadonlyMap<string, string>,
  newId: () => string,
  losses: Losses,
): { rows: Talk; counted: (itemId: string, marks: ItemMarks) => ItemMarks } {
  const rows = ofItems(file, items, newId);
  const [questions, votes, verdicts] = [by(file.questions), by(file.votes), by(file.verdicts)];
  for (const name of ['questions', 'comments', 'votes', 'evidence', 'verdicts'] as const)
    losses.add('what is told of an item', 'it is not in the file', file[name].length - rows[name].length);
  return {
    rows,
    counted: (itemId, { questions: asked, votes: wanted = 0, ...marks }) => {
      const now = questionsOf(questions.get(itemId) ?? []);
      const wanting = new Set(votes.get(itemId)?.map((vote) => vote.by.id)).size;
      losses.add('the questions on an item', 'the file has no threads', countOf(asked) > countOf(now) ? 1 : 0);
      losses.add('the votes for an item', 'the file has no votes', wanted > wanting ? 1 : 0);
      losses.add(
        'why a verdict was given',
        'it is not in the file',
        marks.bet?.verdict && !verdicts.has(itemId) ? 1 : 0,
      );
      return { ...marks, ...(now && { questions: now }), ...(wanting > 0 && { votes: wanting }) };
    },
  };
}

function ofItems(file: BacklogFile, items: ReadonlyMap<string, string>, newId: () => string): Talk {
  const here = <T extends { itemId: string }>(list: readonly T[]): T[] =>
    list.flatMap((row) => (items.has(row.itemId) ? [{ ...row, itemId: items.get(row.itemId)! }] : []));
  // as they came one after the other, so do the new ids
  const renamed = <T extends { id: string }>(list: T[], ids = new Map<string, string>()): T[] =>
    list
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((row) => {
        const id = newId();
        ids.set(row.id, id);
        return { ...row, id };
      });
  const threads = new Map<string, string>();
  const questions = renamed(here(file.questions), threads);
  const comments = renamed(here(file.comments)).flatMap((one) => {
    if (one.questionId === null) return [one];
    const questionId = threads.get(one.questionId);
    return questionId ? [{ ...one, questionId }] : [];
  });
  const one = <T extends { itemId: string }>(list: readonly T[], key: (row: T) => string): T[] => [
    ...new Map(list.map((row) => [key(row), row])).values(),
  ];
  return {
    questions,
    comments,
    votes: one(here(file.votes), ({ itemId, by }) => `${itemId} ${by.id}`),
    evidence: renamed(here(file.evidence)),
    verdicts: one(here(file.verdicts), ({ itemId }) => itemId),
  };
}

const countOf = (mark: ItemMarks['questions']): number => (mark ? mark.open + mark.answered : 0);

function by<T extends { itemId: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) found.set(row.itemId, [...(found.get(row.itemId) ?? []), row]);
  return found;
}
