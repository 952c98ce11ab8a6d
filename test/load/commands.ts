import { createItem, createOnFloor, createTicket, moveItem, moveOnFloor, moveTicket } from './asks.js';
import { median, options, tell, type Line } from './figures.js';
import { measure, type Ask, type Caller, type Measured } from './load.js';
import { callersOf, closeAll, startFloor, startTwotrack, teamNamed, type Running, type Twotrack } from './stage.js';

interface Subject {
  readonly name: string;
  readonly callers: readonly Caller[];
  readonly ids: string[];
  create(i: number): Ask;
  move(id: string, there: boolean): Ask;
  idOf(answer: string): string;
}

type Act = 'create' | 'move';

/** Creating and moving cards beside the floor, in rotating order, with few cards and with many. */
export async function measureCommands(acts: readonly Act[]): Promise<void> {
  const [twotrack, floor] = await Promise.all([startTwotrack(), startFloor()]);
  for (const size of options.sizes) {
    const subjects = await subjectsOf(twotrack, floor, `Bench ${size}`);
    for (const subject of subjects) await fill(subject, size);
    for (const act of acts) {
      for (const callers of options.callers) tell(...(await beside(subjects, act, callers, size)));
    }
    for (const { callers } of subjects) closeAll(callers);
  }
  await twotrack.close();
  await floor.close();
}

async function subjectsOf(twotrack: Twotrack, floor: Running, name: string): Promise<Subject[]> {
  const team = await teamNamed(twotrack, name);
  const most = Math.max(...options.callers, 16);
  const ours = () => ({ callers: callersOf(most, twotrack.url, team.credentials), ids: [] });
  return [
    {
      name: 'floor',
      callers: callersOf(most, floor.url),
      ids: [],
      create: createOnFloor,
      move: moveOnFloor,
      idOf: (answer) => JSON.parse(answer).card.id,
    },
    {
      name: 'item',
      ...ours(),
      create: (i) => createItem(team, i),
      move: moveItem,
      idOf: (answer) => JSON.parse(answer).item.id,
    },
    {
      name: 'ticket',
      ...ours(),
      create: (i) => createTicket(team, i),
      move: moveTicket,
      idOf: (answer) => JSON.parse(answer).ticket.id,
    },
  ];
}

async function fill({ callers, ids, create, idOf }: Subject, size: number): Promise<void> {
  let next = ids.length;
  const run = async (caller: Caller): Promise<void> => {
    while (next < size) ids.push(idOf(await caller.send(create(next++))));
  };
  await Promise.all(callers.slice(0, 16).map(run));
}

async function beside(subjects: readonly Subject[], act: Act, callers: number, cards: number): Promise<Line[]> {
  const rounds = subjects.map(() => [] as Measured[]);
  for (let round = 0; round < options.rounds; round++) {
    for (let turn = 0; turn < subjects.length; turn++) {
      const i = (round + turn) % subjects.length;
      rounds[i]!.push(await run(subjects[i]!, act, callers));
    }
  }
  const [floor, ...ours] = rounds.map(middle) as [Measured, ...Measured[]];
  return ours.map((measured, i) => ({
    what: `${act} ${subjects[i + 1]!.name}, ${cards} cards, ${callers} callers`,
    figures: { ...measured, ofFloor: (100 * measured.perSecond) / floor.perSecond },
    floor: { ...floor },
    ...(callers >= 16 && { targets: { ofFloor: { least: 50 }, perSecond: { least: 3_500 }, p99: { most: 30 } } }),
  }));
}

/** Moves take the cards in turn, there and back, so that each names the column it stands in. */
function run(subject: Subject, act: Act, count: number): Promise<Measured> {
  const total = count === 1 ? Math.ceil(options.commands / 3) : options.commands;
  const callers = subject.callers.slice(0, count);
  if (act === 'create') return measure(callers, total, (i) => subject.create(i));
  const some = subject.ids.slice(0, 100);
  const even = Math.ceil(total / (2 * some.length)) * 2 * some.length;
  return measure(callers, even, (i) => subject.move(some[i % some.length]!, Math.floor(i / some.length) % 2 === 0));
}

function middle(measured: readonly Measured[]): Measured {
  const of = (name: keyof Measured): number => median(measured.map((one) => one[name]));
  return { perSecond: of('perSecond'), p50: of('p50'), p99: of('p99') };
}
