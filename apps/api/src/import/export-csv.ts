import type { BacklogFile } from '@twotrack/product-backlog/contract';
import { csvOf } from './readers/csv.js';

type Item = BacklogFile['items'][number];
type Request = BacklogFile['requests'][number];

const HEAD = [
  ...['Twotrack record', 'Key', 'Place', 'Title', 'Description', 'Type', 'Status', 'Whose problem'],
  ...['Risk', 'Value', 'Size', 'Learning', 'MoSCoW', 'Goal', 'Created', 'Created by'],
  ...['Touched', 'Done', 'Removed', 'Set aside', 'Source', 'Decision'],
];

/** Items in their order, then those out of it, then requests: to be read by people and spreadsheets. */
export function backlogCsv({ items, requests, goals }: BacklogFile): string {
  const goal = new Map(goals.map(({ id, title }) => [id, title]));
  let place = 0;
  return csvOf([
    HEAD,
    ...items.map((item) =>
      itemLine(item, item.rank === null ? '' : String(++place), goal.get(item.goalId ?? '') ?? ''),
    ),
    ...requests.map(requestLine),
  ]);
}

function itemLine(item: Item, place: string, goal: string): string[] {
  const { risk, value, size, learning } = item.vectors;
  return [
    ...['item', item.key, place, item.title, item.problem, item.type, statusOf(item), item.whoseProblem ?? ''],
    ...[risk, value, size, learning].map((level) => String(level ?? '')),
    ...[item.moscow ?? '', goal, item.createdAt, item.createdBy.name],
    ...[item.touchedAt, item.doneAt ?? '', item.removedAt ?? '', item.setAside?.reason ?? '', '', ''],
  ];
}

const statusOf = ({ removedAt, setAside, column }: Item): string =>
  removedAt ? 'removed' : setAside ? 'not now' : column;

function requestLine({ id, title, problem, status, at, requester, source, decision }: Request): string[] {
  const words = [
    'request',
    id,
    '',
    title,
    problem,
    '',
    status === 'open' || status === 'joined' ? 'asked for' : 'closed',
    '',
  ];
  return [...words, ...Array<string>(6).fill(''), at, requester.name, '', '', '', '', source, decision?.reason ?? ''];
}
