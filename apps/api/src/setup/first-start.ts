import { Injectable } from '@nestjs/common';
import { mayMakeDemo, type Config } from '../config.js';
import { Sessions } from '../identity/sessions.js';
import { Teams, type Team } from '../identity/teams.js';
import { DemoTeam } from './demo/demo-team.js';
import { Setup } from './setup.js';

/** What the terminal says when the server is up: how to get in (A1). */
@Injectable()
export class FirstStart {
  constructor(
    private readonly teams: Teams,
    private readonly setup: Setup,
    private readonly sessions: Sessions,
    private readonly demo: DemoTeam,
  ) {}

  /**
   * Before anybody is let in, and before the clock rings: the demo has a past of its own. `config` as it was asked for: a
   * configured database never gets a demo. Idempotent.
   */
  async prepare(config: Config): Promise<void> {
    for (const { id } of await this.teams.all()) await this.setup.openTracks(id);
    if (mayMakeDemo(config)) await this.makeDemoOnce();
  }

  /** The lines to say; `config` as for `prepare`. */
  async welcome(config: Config, url: string): Promise<string[]> {
    const teams = await this.teams.all();
    const demo = teams.find((team) => team.demo);
    const lines = [`\nTwotrack is running: ${url}\n`];
    if (teams.length === 0) lines.push(...(await this.setupLines(url)));
    if (demo && mayMakeDemo(config)) lines.push(...(await this.demoLines(demo, url)));
    return lines;
  }

  private async makeDemoOnce(): Promise<void> {
    const teams = await this.teams.all();
    if (teams.length === 0 || teams.some((team) => team.demo)) await this.demo.make();
  }

  private async setupLines(url: string): Promise<string[]> {
    const link = `  ${url}/setup#${await this.setup.makeSetupLink()}\n`;
    return ['There is no team yet. Begin here (one use, 60 minutes):', link];
  }

  private async demoLines(team: Team, url: string): Promise<string[]> {
    const lines = [`The demo team "${team.name}" is there. Sign in as (each link once, 60 minutes):`];
    for (const person of await this.teams.people(team.id)) {
      const duties = [...person.roles, ...(person.onCall ? ['on call'] : [])].join(', ');
      const link = `${url}/sign-in#${await this.sessions.makeSignInLink(person.id)}`;
      lines.push(`  ${person.name.padEnd(16)} ${duties.padEnd(30)} ${link}`);
    }
    return [
      ...lines,
      '\nYour own team:  npm run admin -- team create --name "Payments" --person "You" --email you@example.org',
      'A new link:     npm run admin -- link --email dana@demo.example\n',
    ];
  }
}
