import { boardOf, createItem, createOnFloor, moveItem, moveOnFloor } from './asks.js';
import { options, spread, tell, type Figures, type Line } from './figures.js';
import { measure, pace, type Ask, type Caller } from './load.js';
import { callersOf, closeAll, startFloor, startTwotrack, teamNamed } from './stage.js';
import { tokensOf } from './tokens.js';
import { numberOfDelta, Wall, type Hearing } from './wall.js';

const CARDS = 100;
const SINGLE_MOVES = 100;
const BURST = 2_000;
const PACE = 500;
const PACED_SECONDS = 4;

/** Somebody's boards and how to move the cards on them. */
interface House {
  readonly callers: readonly Caller[];
  readonly ids: readonly string[];
  move(id: string, there: boolean): Ask;
  hearing(boards: number): Promise<Hearing>;
  close(): Promise<void>;
}

/** What many open boards cost, and how far they are behind; beside a floor that broadcasts each change. */
export async function measureBoards(): Promise<void> {
  for (const boards of options.boards) {
    const theirs = await measureHouse(await floorHouse(), boards);
    const ours = await measureHouse(await twotrackHouse(), boards);
    const target = boards === 1_000 ? TARGETS : {};
    const lines = Object.entries(ours).map(([what, figures]): Line => {
      const targets = target[what] && { targets: target[what] };
      return { what: `${what} ${boards} boards`, figures, floor: theirs[what]!, ...targets };
    });
    tell(...lines);
  }
}

const TARGETS: Record<string, NonNullable<Line['targets']>> = {
  'joined:': { ms: { most: 1_500 } },
  'change → last of': { p50: { most: 12 }, p99: { most: 40 } },
  // the last of them is on its way when the watch stops
  [`${PACE} changes/s followed by`]: { perSecond: { least: 0.98 * PACE } },
};

async function measureHouse(house: House, boards: number): Promise<Record<string, Figures>> {
  const hearing = await house.hearing(boards);
  const began = performance.now();
  const wall = await Wall.open(hearing);
  const joined = performance.now() - began;
  const single = await oneByOne(house, wall);
  const burst = await inABurst(house, wall);
  const paced = await atAPace(house, wall);
  wall.close();
  closeAll(house.callers);
  await house.close();
  return {
    'joined:': { ms: joined },
    'change → last of': single,
    '16 callers, followed by': burst,
    [`${PACE} changes/s followed by`]: paced,
  };
}

async function oneByOne({ callers: [caller], ids, move }: House, wall: Wall): Promise<Figures> {
  const lag: number[] = [];
  for (let n = 0; n < SINGLE_MOVES; n++) {
    const from = performance.now();
    const next = wall.number + 1;
    await caller!.send(move(ids[n % 50]!, n % 100 < 50));
    lag.push((await wall.everyoneAt(next)) - from);
  }
  return spread(lag);
}

async function inABurst({ callers, ids, move }: House, wall: Wall): Promise<Figures> {
  const [began, last] = [performance.now(), wall.number + BURST];
  await measure(callers.slice(0, 16), BURST, (i) => move(ids[i % CARDS]!, i % (2 * CARDS) < CARDS));
  const wrote = performance.now();
  const end = await wall.everyoneAt(last);
  return { perSecond: BURST / ((end - began) / 1000), behind: Math.max(0, end - wrote) };
}

/** Whoever cannot keep up is told of each change the later the longer it goes on. */
async function atAPace({ callers, ids, move }: House, wall: Wall): Promise<Figures> {
  const [total, first, began] = [PACE * PACED_SECONDS, wall.number + 1, performance.now()];
  const lag: Promise<number>[] = [];
  await pace(callers, PACE, total, (i, due) => {
    // which of those under way is which does not matter: they are all on time or all late
    lag.push(wall.everyoneAt(first + i).then((at) => at - due));
    return move(ids[i % CARDS]!, i % (2 * CARDS) < CARDS);
  });
  const end = await wall.everyoneAt(first + total - 1);
  if (wall.number !== first + total - 1) throw new Error('A move was told of by more or less than one number.');
  return { perSecond: total / ((end - began) / 1000), ...spread(await Promise.all(lag)) };
}

async function twotrackHouse(): Promise<House> {
  const twotrack = await startTwotrack();
  const team = await teamNamed(twotrack, 'Boards');
  const callers = callersOf(64, twotrack.url, team.credentials);
  await measure(callers, CARDS, (i) => createItem(team, i));
  const board = JSON.parse(await callers[0]!.send(boardOf(team))).product;
  const hearing = async (boards: number): Promise<Hearing> => ({
    url: twotrack.url,
    namespace: '/live',
    credentials: await tokensOf(callers, boards),
    hello: { streams: [board.stream] },
    from: board.stream.seq,
    numberIn: numberOfDelta,
  });
  const ids = board.items.map(({ id }: { id: string }) => id);
  return { callers, ids, move: moveItem, hearing, close: () => twotrack.close() };
}

async function floorHouse(): Promise<House> {
  const floor = await startFloor();
  const callers = callersOf(64, floor.url);
  const ids: string[] = [];
  for (let i = 0; i < CARDS; i++) ids.push(JSON.parse(await callers[0]!.send(createOnFloor(i))).card.id);
  const hearing = async (boards: number): Promise<Hearing> => ({
    url: floor.url,
    namespace: '/live',
    credentials: Array.from({ length: boards }, () => ({})),
    from: 0,
    numberIn: (_, had) => had,
  });
  return { callers, ids, move: moveOnFloor, hearing, close: () => floor.close() };
}
