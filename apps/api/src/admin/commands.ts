import type { INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';
import { Role } from '@twotrack/shared';
import { SCOPES } from '../identity/caller.js';
import { Sessions } from '../identity/sessions.js';
import { Teams } from '../identity/teams.js';
import { Tokens } from '../identity/tokens.js';
import { Setup } from '../setup/setup.js';

export const USAGE = `npm run admin -- <command>

  migrate                                              bring the database to this version
  team create --name <team> --person <name> --email <e-mail>
                                                       a team, and its product owner and admin
  user add --team <slug> --person <name> --email <e-mail> --role <role> [--role <role>]
                                                       roles: member, requester, admin
  link --email <e-mail>                                a sign-in link, one use, 60 minutes
  token create --email <e-mail> --name <what for> --scope <scope> [--scope <scope>] [--days <n>]
                                                       scopes: ${SCOPES.join(', ')}

The server may be running meanwhile. Configuration by environment, as for npm start.`;

type Options = Record<string, unknown>;
type Act = (app: INestApplicationContext, url: string, options: Options) => Promise<void>;

const text = z.string().min(1);
const Whose = z.object({ person: text, email: z.email() });

const COMMANDS: Record<string, Act> = {
  migrate: async () => console.log('The database is at this version.'),

  'team create': async (app, url, options) => {
    const { name, person, email } = parse(Whose.extend({ name: text }), options);
    const setup = app.get(Setup);
    const team = await setup.openTeam(name);
    const id = await setup.join(team.id, { name: person, email }, ['product-owner', 'member', 'admin']);
    console.log(`Team "${team.name}" is at ${url}/b/${team.slug}. ${person} signs in here:`);
    await printLink(app, url, id);
  },

  'user add': async (app, url, options) => {
    const roles = z.array(Role.exclude(['product-owner'])).min(1);
    const { team: slug, person, email, role } = parse(Whose.extend({ team: text, role: roles }), options);
    const team = await app.get(Teams).bySlugOrId(slug);
    if (!team) throw new Error(`There is no team "${slug}".`);
    const id = await app.get(Setup).join(team.id, { name: person, email }, role);
    await printLink(app, url, id);
  },

  link: async (app, url, options) => {
    const { email } = parse(z.object({ email: z.email() }), options);
    await printLink(app, url, await knownPerson(app, email));
  },

  'token create': async (app, _url, options) => {
    const scopes = z.array(z.enum(SCOPES)).min(1);
    const wanted = z.object({
      email: z.email(),
      name: text,
      scope: scopes,
      days: z.coerce.number().int().positive().optional(),
    });
    const { email, name, scope, days } = parse(wanted, options);
    const { token } = await app
      .get(Tokens)
      .create(await knownPerson(app, email), { name, scopes: scope, expiresInDays: days });
    console.log(token);
  },
};

/** Does what the words say, or fails with a sentence. */
export async function runCommand(
  app: INestApplicationContext,
  url: string,
  words: string,
  options: Options,
): Promise<void> {
  const act = COMMANDS[words];
  if (!act) throw new Error(`There is no command "${words}".\n\n${USAGE}`);
  await act(app, url, options);
}

async function knownPerson(app: INestApplicationContext, email: string): Promise<string> {
  const id = await app.get(Teams).personByEmail(email);
  if (!id) throw new Error(`Nobody here has the e-mail ${email}.`);
  return id;
}

async function printLink(app: INestApplicationContext, url: string, personId: string): Promise<void> {
  console.log(`  ${url}/sign-in#${await app.get(Sessions).makeSignInLink(personId)}`);
}

function parse<T extends z.ZodType>(schema: T, options: Options): z.output<T> {
  const read = schema.safeParse(options);
  if (read.success) return read.data;
  throw new Error(read.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n'));
}
