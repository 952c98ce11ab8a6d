import { boardOf, createItem, createTicket } from './asks.js';
import { spread, tell } from './figures.js';
import { measure } from './load.js';
import { callersOf, closeAll, startTwotrack, teamNamed, type BenchTeam, type Twotrack } from './stage.js';

const SIZES = [100, 1_000, 10_000];
const RUNS = 9;

/** The board as it is read by whoever comes: after a change, and again while nothing changed. */
export async function measureSnapshot(): Promise<void> {
  const twotrack = await startTwotrack();
  const team = await teamNamed(twotrack, 'Snapshots');
  const [caller] = callersOf(1, twotrack.url, team.credentials) as [ReturnType<typeof callersOf>[0]];
  let made = 0;
  for (const cards of SIZES) {
    await make(twotrack, team, made, cards - RUNS);
    made = cards;
    const [cold, warm]: [number[], number[]] = [[], []];
    let text = '';
    for (let run = 0; run < RUNS; run++) {
      await caller.send(createItem(team, cards - run)); // so that nothing kept is true any more
      cold.push(await took(async () => (text = await caller.send(boardOf(team)))));
      warm.push(await took(() => caller.send(boardOf(team))));
    }
    tell(
      { what: `snapshot of ${cards} cards`, figures: { ...spread(cold), KiB: Buffer.byteLength(text) / 1024 } },
      { what: `snapshot of ${cards} cards, kept`, figures: spread(warm) },
    );
  }
  caller.close();
  await twotrack.close();
}

const TARGETS = new Map([
  [100, 6],
  [10_000, 1_000],
]);
const PAGE = 2_000;

/** What a board that was away asks for, page by page. */
export async function measureCatchUp(): Promise<void> {
  const twotrack = await startTwotrack();
  const team = await teamNamed(twotrack, 'Away');
  const [caller] = callersOf(1, twotrack.url, team.credentials) as [ReturnType<typeof callersOf>[0]];
  const callers = callersOf(16, twotrack.url, team.credentials);
  await measure(callers, SIZES.at(-1)!, (i) => createItem(team, i));
  closeAll(callers);
  const { stream } = JSON.parse(await caller.send(boardOf(team))).product;
  const catchUp = async (missed: number): Promise<void> => {
    for (let after = stream.seq - missed; after < stream.seq;) {
      const path = `/api/streams/${stream.id}/events?epoch=${stream.epoch}&after=${after}&limit=${PAGE}`;
      after = JSON.parse(await caller.send({ method: 'GET', path })).to;
    }
  };
  await catchUp(SIZES[0]!);
  for (const missed of SIZES) {
    const runs: number[] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await took(() => catchUp(missed)));
    const most = TARGETS.get(missed);
    const targets = most === undefined ? {} : { targets: { p50: { most } } };
    tell({ what: `catch-up of ${missed} changes`, figures: spread(runs), ...targets });
  }
  caller.close();
  await twotrack.close();
}

async function make({ url }: Twotrack, team: BenchTeam, from: number, to: number): Promise<void> {
  const callers = callersOf(16, url, team.credentials);
  await measure(callers, to - from, (i) => (i % 2 ? createItem(team, from + i) : createTicket(team, from + i)));
  closeAll(callers);
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
