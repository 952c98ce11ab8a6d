import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { orderOf } from '@twotrack/product-backlog/domain';
import type { CreateItem, Item } from '@twotrack/product-backlog/contract';
import type { Actor } from '@twotrack/shared';
import { by, newItem, openGround, viewFor, type Ground, type Team } from './backlog.js';

/** One database for a file, and a new team for each of its tests. */
export function stage() {
  let ground: Ground;
  let team: Team;
  beforeAll(async () => {
    ground = await openGround();
  });
  afterAll(() => ground?.close());
  beforeEach(async () => {
    team = await ground.newTeam();
  });

  const view = (actor: Actor) => viewFor(ground.backlog, actor);
  return {
    get db() {
      return ground.db;
    },
    get backlog() {
      return ground.backlog;
    },
    get team() {
      return team;
    },
    newTeam: () => ground.newTeam(),
    /** From here on all this is about another team. */
    moveTo: (other: Team) => (team = other),
    viewFor: view,
    newItem: (words: Partial<CreateItem> = {}) => newItem(ground.backlog, team, words),
    async items(...titles: string[]): Promise<Item[]> {
      const made: Item[] = [];
      for (const title of titles) made.push(await newItem(ground.backlog, team, { title }));
      return made;
    },
    /** All open items in their order, by title. */
    titles: async () => orderOf((await view(team.po)).items).map(({ title }) => title),
    column: async (id: Item['column']) => (await view(team.po)).columns.find((one) => one.id === id)!,
    move: (item: Item, from: Item['column'], column: Item['column'], key = randomUUID(), reason?: string) =>
      ground.backlog.moveItem(item.id, { from, column, ...(reason ? { reason } : {}) }, by(team.member, key)),
    async head() {
      const [head] = await ground.backlog.heads([team.id]);
      return head!;
    },
  };
}
