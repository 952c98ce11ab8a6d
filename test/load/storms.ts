import { boardOf } from './asks.js';
import { median, options, tell } from './figures.js';
import { measure, type Ask, type Caller } from './load.js';
import { Spectator } from './spectator.js';
import { callersOf, closeAll, startTwotrack, teamNamed, type BenchTeam, type Twotrack } from './stage.js';

const BOARDS = 3;
const TARGETS: Record<string, number> = {
  'storm of 500 requests, 16 callers': 400,
  'storm of 5000 requests, 64 callers': 3_000,
  'storm of 500 in one body': 45,
  'storm of 5000 in one body': 450,
};

/** Alerts until they are on every connected board: from many callers, each a request, and all in one body. */
export async function measureStorms(): Promise<void> {
  const twotrack = await startTwotrack();
  const warm = await teamNamed(twotrack, 'Before the storms'); // what is compiled on the way is nobody's storm
  for (const callers of [16, 0]) await storms(twotrack, warm, 500, callers);
  for (const alerts of options.storms) {
    for (const callers of [alerts > 1_000 ? 64 : 16, 0]) {
      const what = `storm of ${alerts} ${callers === 0 ? 'in one body' : `requests, ${callers} callers`}`;
      const figures = await storms(twotrack, await teamNamed(twotrack, what), alerts, callers);
      const most = TARGETS[what];
      tell({ what, figures, ...(most !== undefined && { targets: { live: { most } } }) });
    }
  }
  await twotrack.close();
}

/** In ms from the first request: everything durable and answered; everything on every board. */
interface Weathered {
  readonly answered: number;
  readonly live: number;
}

async function storms({ url }: Twotrack, team: BenchTeam, alerts: number, callers: number): Promise<Weathered> {
  const [owner] = callersOf(1, url, team.credentials) as [Caller];
  const kind = callers === 0 ? 'alertmanager' : 'generic';
  const integrations = `/api/teams/${team.slug}/service-queue/integrations`;
  const made = await owner.send({ method: 'POST', path: integrations, body: { kind, name: 'Prometheus' } });
  const senders = callersOf(Math.max(1, callers), url, { authorization: `Bearer ${JSON.parse(made).token}` });
  const rounds: Weathered[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const { stream } = JSON.parse(await owner.send(boardOf(team))).service;
    const open = Array.from({ length: BOARDS }, () => Spectator.open(url, team.credentials, stream));
    const boards = await Promise.all(open);
    const seen = boards.map((board) => board.hasSeen(alerts));
    const began = performance.now();
    const number = (i: number): number => round * alerts + i;
    if (callers === 0) await senders[0]!.send(oneBody(Array.from({ length: alerts }, (_, i) => alert(number(i)))));
    else await measure(senders, alerts, (i) => event(number(i)));
    const answered = performance.now() - began;
    rounds.push({ answered, live: Math.max(...(await Promise.all(seen))) - began });
    closeAll(boards);
  }
  closeAll([owner, ...senders]);
  const middle = (of: keyof Weathered): number => median(rounds.map((one) => one[of]));
  return { answered: middle('answered'), live: middle('live') };
}

const event = (i: number): Ask => ({
  method: 'POST',
  path: '/api/intake/events',
  body: {
    summary: `Node host-${i} does not answer`,
    details: 'It has been so for two minutes.',
    dedup: `node-${i}`,
    service: 'node',
    facts: { usersAffected: 1 + (i % 900) },
  },
});

const oneBody = (alerts: readonly object[]): Ask => ({
  method: 'POST',
  path: '/api/intake/alertmanager',
  body: { version: '4', status: 'firing', receiver: 'twotrack', groupLabels: {}, alerts },
});

const alert = (i: number): object => ({
  status: 'firing',
  labels: { alertname: 'NodeDown', instance: `host-${i}.example:9100`, job: 'node', severity: 'critical', env: 'prod' },
  annotations: { summary: `Node host-${i} does not answer`, description: 'It has been so for two minutes.' },
  startsAt: '2026-11-20T06:10:00.000Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prometheus.example/graph?g0.expr=up%3D%3D0&g0.tab=1',
  fingerprint: i.toString(16).padStart(16, '0'),
});
