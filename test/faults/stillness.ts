import pg from 'pg';

/** A PostgreSQL that stands still: every process of it, as where a disk or a host hangs. Nothing is closed, nobody is told. */
export interface Stillness {
  end(): void;
}

/** Stops the postmaster first, so that no backend is made meanwhile, and then every one that there is. */
export async function standStill(database: { url: string; pid: number }): Promise<Stillness> {
  const client = new pg.Client(database.url);
  client.on('error', () => undefined);
  await client.connect();
  process.kill(database.pid, 'SIGSTOP');
  const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity where pid is not null');
  const all = [database.pid, ...rows.map(({ pid }) => pid)];
  for (const pid of all) signal(pid, 'SIGSTOP');
  return {
    end() {
      for (const pid of all.toReversed()) signal(pid, 'SIGCONT');
      void client.end().catch(() => undefined);
    },
  };
}

/** One that ended by itself needs none. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown;
  }
}
