import { setTimeout as wait } from 'node:timers/promises';
import { boardOf, createItem, moveItem } from './asks.js';
import { residentMiB, tell } from './figures.js';
import { measure } from './load.js';
import { callersOf, closeAll, startTwotrack, teamNamed } from './stage.js';
import { tokensOf } from './tokens.js';
import { numberOfDelta, Wall } from './wall.js';

const CLIENTS = 1_000;
const CHANGES = 3_000;

/** What the API holds when it has started and is idle, and after load with a thousand boards open. */
export async function measureMemory(): Promise<void> {
  const twotrack = await startTwotrack();
  tell({
    what: 'memory, idle',
    figures: { MiB: await idleMiB(twotrack.pid) },
    targets: { MiB: { most: 130 } },
  });
  const team = await teamNamed(twotrack, 'Memory');
  const callers = callersOf(16, twotrack.url, team.credentials);
  await measure(callers, 200, (i) => createItem(team, i));
  const { stream, items } = JSON.parse(await callers[0]!.send(boardOf(team))).product;
  const wall = await Wall.open({
    url: twotrack.url,
    namespace: '/live',
    credentials: await tokensOf(callers, CLIENTS),
    hello: { streams: [stream] },
    from: stream.seq,
    numberIn: numberOfDelta,
  });
  await measure(callers, CHANGES, (i) => moveItem(items[i % 200].id, i % 400 < 200));
  await wall.everyoneAt(stream.seq + CHANGES);
  tell({
    what: `memory with ${CLIENTS} clients, after ${CHANGES} changes`,
    figures: { MiB: residentMiB(twotrack.pid) },
    targets: { MiB: { most: 220 } },
  });
  wall.close();
  closeAll(callers);
  await twotrack.close();
}

/** What it comes to when nobody has asked anything for so long: V8 tidies up after 8 s of idleness. */
const IDLE_MS = 12_000;
async function idleMiB(pid: number): Promise<number> {
  await wait(IDLE_MS);
  return residentMiB(pid);
}
