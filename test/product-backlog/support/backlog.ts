import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { ProductBacklog, productBacklogEntities, productBacklogMigrations } from '@twotrack/product-backlog';
import type { CreateItem, Item, ProductView } from '@twotrack/product-backlog/contract';
import type { Actor, Asking, Role } from '@twotrack/shared';
import { createTestDatabase } from '../../support/database.js';

/** One team with its backlog on a real database, and the people of it. */
export interface Team {
  readonly id: string;
  readonly po: Actor;
  readonly member: Actor;
  readonly requester: Actor;
  readonly admin: Actor;
}

export interface Ground {
  readonly db: DataSource;
  readonly backlog: ProductBacklog;
  newTeam(): Promise<Team>;
  close(): Promise<void>;
}

export async function openGround(options: { poolSize?: number } = {}): Promise<Ground> {
  const database = await createTestDatabase();
  const db = await new DataSource({
    type: 'postgres',
    url: database.url,
    entities: productBacklogEntities,
    migrations: productBacklogMigrations,
    migrationsRun: true,
    extra: { pipeline: true },
    ...options,
  }).initialize();
  const backlog = new ProductBacklog(db);
  return {
    db,
    backlog,
    async newTeam() {
      const id = randomUUID();
      await backlog.open(id);
      const person = (name: string, ...roles: Role[]): Actor => ({ id: randomUUID(), name, teamId: id, roles });
      return {
        id,
        po: person('Dana', 'product-owner', 'member'),
        member: person('Mo', 'member'),
        requester: person('Rita', 'requester'),
        admin: person('Ada', 'admin'),
      };
    },
    async close() {
      await db.destroy();
      await database.drop();
    },
  };
}

export const by = (actor: Actor, key: string = randomUUID()): Asking => ({ actor, key });

export async function viewFor(backlog: ProductBacklog, actor: Actor): Promise<ProductView> {
  const { text } = await backlog.snapshot(actor);
  return JSON.parse(text) as ProductView;
}

export async function newItem(backlog: ProductBacklog, team: Team, words: Partial<CreateItem> = {}): Promise<Item> {
  const answer = await backlog.createItem({ type: 'feature', title: 'Export to CSV', ...words }, by(team.po));
  if (!('item' in answer)) throw new Error('the product owner gets an item');
  return answer.item;
}
