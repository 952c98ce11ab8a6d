import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Api } from './api.js';
import { Client } from './client.js';
import { must } from './team.js';

const ADMIN = fileURLToPath(new URL('../../apps/api/dist/admin.js', import.meta.url));
const run = promisify(execFile);

/** `npm run admin -- …` on that database; what it printed. */
export async function admin(databaseUrl: string, ...words: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [ADMIN, ...words], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  return stdout;
}

/** Another team in the same installation, made as its keeper makes one: on the command line. Answers its product owner. */
export async function addTeam(api: Api, databaseUrl: string, name: string): Promise<{ slug: string; owner: Client }> {
  const person = [
    '--person',
    `Owner of ${name}`,
    '--email',
    `${name.toLowerCase().replace(/\W+/g, '-')}@other.example`,
  ];
  const said = await admin(databaseUrl, 'team', 'create', '--name', name, ...person);
  const token = /\/sign-in#(\S+)/.exec(said)![1];
  const session = await must(new Client(api.url).post('/api/session', { token }));
  const cookie = session.headers.get('set-cookie')!.split(';', 1)[0]!;
  return { slug: session.body.teams[0].slug, owner: new Client(api.url, { cookie }, session.body.person) };
}
