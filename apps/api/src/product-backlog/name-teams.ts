interface Named {
  id: string;
  name: string;
}

/** Says of what belongs to teams how these are called. */
export function nameTeams<T extends { teamId: string }>(things: readonly T[], teams: readonly Named[]) {
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  return things.map((thing) => ({ ...thing, team: names.get(thing.teamId) ?? '' }));
}
