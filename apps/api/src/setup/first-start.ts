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

  /** `config` as it was asked for: a configured database never gets a demo. */
  async welcome(config: Config, url: string, say: (line: string) => void): Promise<void> {
    for (const { id } of await this.teams.all()) await this.setup.openTracks(id);
    let teams = await this.teams.all();
    if (teams.length === 0 && mayMakeDemo(config)) {
      await this.demo.make();
      teams = await this.teams.all();
    }
    say(`\nTwotrack is running: ${url}\n`);
    if (teams.length === 0) return this.saySetup(url, say);
    const demo = teams.find((team) => team.demo);
    if (demo && mayMakeDemo(config)) await this.sayDemo(demo, url, say);
  }

  private async saySetup(url: string, say: (line: string) => void): Promise<void> {
    say('There is no team yet. Begin here (one use, 60 minutes):');
    say(`  ${url}/setup#${await this.setup.makeSetupLink()}\n`);
  }

  private async sayDemo(team: Team, url: string, say: (line: string) => void): Promise<void> {
    await this.demo.make();
    say(`The demo team "${team.name}" is there. Sign in as (each link once, 60 minutes):`);
    for (const person of await this.teams.people(team.id)) {
      const duties = [...person.roles, ...(person.onCall ? ['on call'] : [])].join(', ');
      say(
        `  ${person.name.padEnd(16)} ${duties.padEnd(30)} ${url}/sign-in#${await this.sessions.makeSignInLink(person.id)}`,
      );
    }
    say('\nYour own team:  npm run admin -- team create --name "Payments" --person "You" --email you@example.org');
    say('A new link:     npm run admin -- link --email dana@demo.example\n');
  }
}
