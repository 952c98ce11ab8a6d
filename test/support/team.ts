import type { Api } from './api.js';
import { Client } from './client.js';

/** A team and one person of each kind, made from outside, by the routes people use. */
export interface TestTeam {
  readonly id: string;
  readonly slug: string;
  /** Product owner; not an admin. */
  readonly dana: Client;
  /** Members. */
  readonly bao: Client;
  readonly chloe: Client;
  /** Requester. */
  readonly emre: Client;
  /** Admin without being a member. */
  readonly ada: Client;
}

/** The first team, through the setup link that the terminal printed. */
export async function setUpTeam(api: Api, name = 'Payments'): Promise<TestTeam> {
  const token = /\/setup#(\S+)/.exec(api.said.join('\n'))![1];
  const visitor = new Client(api.url);
  const founded = await visitor.post('/api/setup', {
    token,
    person: { name: 'Ada', email: 'ada@test.example' },
    team: { name },
  });
  if (founded.status !== 201) throw new Error(JSON.stringify(founded.body));
  const ada = signedIn(api, founded);
  const { id, slug } = founded.body.teams[0];
  const invite = async (who: string, roles: string[]) => inviteTo(api, slug, ada, who, roles);
  const dana = await invite('Dana', ['member']);
  const [bao, chloe, emre] = [
    await invite('Bao', ['member']),
    await invite('Chloe', ['member']),
    await invite('Emre', ['requester']),
  ];
  await must(ada.post(`/api/teams/${slug}/people/${dana.person.id}/appoint-product-owner`));
  await must(ada.post(`/api/teams/${slug}/people/${ada.person.id}/roles`, { roles: ['admin'] }));
  return { id, slug, dana, bao, chloe, emre, ada };
}

/** Invites somebody and signs them in by the link of the invitation. */
export async function inviteTo(api: Api, slug: string, admin: Client, name: string, roles: string[]): Promise<Client> {
  const email = `${name.toLowerCase()}@test.example`;
  const invited = await must(admin.post(`/api/teams/${slug}/people`, { name, email, roles }));
  const token = invited.body.signInToken;
  return signedIn(api, await must(new Client(api.url).post<SessionBody>('/api/session', { token })));
}

interface SessionBody {
  person: { id: string; name: string };
}

function signedIn(api: Api, reply: { headers: Headers; body: SessionBody }): Client {
  const cookie = reply.headers.get('set-cookie')!.split(';', 1)[0]!;
  return new Client(api.url, { cookie }, reply.body.person);
}

/** The reply, or an error that shows the refusal. */
export async function must<R extends { status: number; body: unknown }>(replying: Promise<R>): Promise<R> {
  const reply = await replying;
  if (reply.status >= 300) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
  return reply;
}
