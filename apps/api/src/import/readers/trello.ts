import { z } from 'zod';
import { Losses, isOver, type ForeignRow, type ReadFile } from './foreign.js';
import { momentOf } from './dates.js';
import { oneLine, storable } from './markup.js';

const Id = z.string();
const Card = z.object({
  id: Id,
  idList: Id,
  name: z.string(),
  desc: z.string().default(''),
  closed: z.boolean().default(false),
  pos: z.number().default(0),
  due: z.string().nullish(),
  dueComplete: z.boolean().nullish(),
  labels: z.array(z.object({ name: z.string().default(''), color: z.string().nullish() })).default([]),
  idMembers: z.array(Id).default([]),
  attachments: z.array(z.unknown()).default([]),
  customFieldItems: z.array(z.unknown()).default([]),
});
type Card = z.infer<typeof Card>;

const Action = z.object({
  type: z.string(),
  date: z.string(),
  memberCreator: z.object({ fullName: z.string().optional(), username: z.string().optional() }).optional(),
  data: z.object({ card: z.object({ id: Id }).optional(), text: z.string().optional() }).default({}),
});

const Board = z.object({
  id: Id,
  cards: z.array(Card),
  lists: z.array(
    z.object({ id: Id, name: z.string(), closed: z.boolean().default(false), pos: z.number().default(0) }),
  ),
  actions: z.array(Action).default([]),
  checklists: z
    .array(
      z.object({
        idCard: Id,
        name: z.string().default(''),
        checkItems: z.array(z.object({ name: z.string(), state: z.string().default('') })).default([]),
      }),
    )
    .default([]),
});
type Board = z.infer<typeof Board>;

/** A board that Trello exported; null where it is none. */
export function readTrello(body: unknown): ReadFile | null {
  const read = Board.safeParse(body);
  if (!read.success) return null;
  const board = read.data;
  const losses = new Losses();
  const places = new Map(board.lists.toSorted((a, b) => a.pos - b.pos).map(({ id }, place) => [id, place]));
  const place = ({ idList }: Card) => places.get(idList) ?? board.lists.length;
  const cards = board.cards.toSorted((a, b) => place(a) - place(b) || a.pos - b.pos);
  const told = board.actions.filter(({ type }) => type !== 'commentCard').length;
  losses.add('a change in the log of the board', 'the past of a card begins here', told);
  const rows = cards.map((card) => rowOf(card, board, losses.of(card.id)));
  return { format: 'trello-json', from: 'trello', shape: 'trello-json', rows, columns: [], losses };
}

function rowOf(card: Card, { lists, actions, checklists }: Board, losses: Losses): ForeignRow {
  const list = lists.find(({ id }) => id === card.idList);
  const about = actions.filter(({ data }) => data.card?.id === card.id);
  const begun = about.find(({ type }) => type === 'createCard' || type === 'copyCard');
  losses.add('a value of a custom field', 'there is no such field here', card.customFieldItems.length);
  losses.add('an attachment', 'the file has its address, not what is in it', card.attachments.length);
  losses.add('somebody on a card', 'they are known by another name here', card.idMembers.length);
  losses.add('a day on which a card is due', 'the order says what comes first', card.due ? 1 : 0);
  const status = oneLine(list?.name ?? '');
  return {
    key: card.id,
    title: oneLine(card.name) || card.id,
    problem: [storable(card.desc), ...checklists.filter(({ idCard }) => idCard === card.id).map(asList)]
      .filter(Boolean)
      .join('\n\n'),
    ...{
      type: '',
      status,
      finished: card.closed || Boolean(list?.closed) || card.dueComplete === true || isOver(status),
    },
    labels: card.labels.map(({ name, color }) => oneLine(name) || (color ?? '')).filter(Boolean),
    ...{ points: null, created: begun ? momentOf(begun.date, null) : bornAt(card.id), done: null, links: [] },
    comments: about
      .filter(({ type }) => type === 'commentCard')
      .map(({ date, data, memberCreator }) => ({
        who: oneLine(memberCreator?.fullName ?? memberCreator?.username ?? ''),
        at: momentOf(date, null),
        text: storable(data.text ?? ''),
      })),
    who: oneLine(begun?.memberCreator?.fullName ?? ''),
  };
}

const asList = ({ name, checkItems }: Board['checklists'][number]): string =>
  [
    name && `**${oneLine(name)}**`,
    ...checkItems.map((item) => `- [${item.state === 'complete' ? 'x' : ' '}] ${oneLine(item.name)}`),
  ]
    .filter(Boolean)
    .join('\n');

/** The first eight digits of an id of Trello's are when it was made, in seconds. */
function bornAt(id: string): string | null {
  const seconds = parseInt(id.slice(0, 8), 16);
  return /^[\da-f]{24}$/.test(id) ? new Date(seconds * 1000).toISOString() : null;
}
