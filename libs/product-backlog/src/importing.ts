import type { Actor, Answer, Asking } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import { backlogFile } from './persistence/backlog-file.js';
import type { Commands } from './persistence/commands.js';
import { findRun, lastRunLike, noteRun, oneAtATime, runOf, runsOf } from './persistence/import-runs.js';
import { importRows, knownKeys } from './persistence/importing.store.js';
import { restore } from './persistence/restoring.store.js';

type Id = string;

/** What stood in another system, and what is taken along from here. Nothing enters the order past the inbox (P4). */
export class Importing {
  private readonly change: Commands['run'];

  constructor(
    private readonly db: DataSource,
    commands: Commands,
  ) {
    this.change = commands.run.bind(commands);
  }

  importRows = (command: say.ImportRows, asking: Asking): Promise<Answer<say.ImportedRows>> =>
    this.change('importRows', [], command, asking, (change, actor) => importRows(change, actor, command));

  /** `colleagues`: the people who work in this team. */
  restoreBacklog = (
    command: say.RestoreBacklog,
    asking: Asking,
    colleagues: readonly Id[] = [],
  ): Promise<Answer<say.Restored>> =>
    this.change('restoreBacklog', [], command, asking, (change, actor) =>
      restore(change, actor, command.file, colleagues),
    );

  knownKeys = (teamId: Id, from: string, keys: string[]): Promise<string[]> => knownKeys(this.db, teamId, from, keys);

  /** Does it while nobody else does the same for this team. */
  oneAtATime = <T>(teamId: Id, work: () => Promise<T>): Promise<T> => oneAtATime(this.db, teamId, work);

  export = (actor: Actor): Promise<say.BacklogFile> => backlogFile(this.db, actor);

  noteRun = (teamId: Id, id: Id, shape: string, body: object) => noteRun(this.db, teamId, id, shape, body);
  runs = (actor: Actor): Promise<say.ImportRun[]> => runsOf(this.db, actor);
  run = (id: Id, actor: Actor): Promise<say.ImportRun> => runOf(this.db, id, actor);
  findRun = (id: Id, actor: Actor): Promise<say.ImportRun | null> => findRun(this.db, id, actor);
  lastRunLike = (teamId: Id, shape: string): Promise<say.ImportRun | null> => lastRunLike(this.db, teamId, shape);
}
