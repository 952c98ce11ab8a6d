import { must, type TestTeam } from './team.js';

/** Every ticket by itself, and no storm however many come: what a test sends twice does not become something else. */
export async function keepCalm(team: TestTeam): Promise<void> {
  const path = `/api/teams/${team.slug}/service-queue/folding`;
  const { version, storm } = (await must(team.ada.get(path))).body.active;
  const never = { ...storm, arrivals: 10_000, ofOneGroup: 10_000 };
  await must(team.ada.post(path, { version, rules: [], storm: never, reason: 'Each by itself.' }));
}
