/** By id, as the reducers keep it. */
export const byId = <T extends { id: string }>(things: readonly T[]): Map<T['id'], T> =>
  new Map(things.map((thing) => [thing.id, thing]));
