import type { Answer, Asking } from '@twotrack/shared';
import type * as say from './contract/index.js';
import * as domain from './domain/index.js';
import type { Commands } from './persistence/commands.js';
import { changeSettings } from './persistence/settings.store.js';

type Told = Promise<Answer<{ settings: say.BacklogSettings }>>;

/** What the product owner sets for the whole product track. Every command names the version of the settings it saw. */
export class Settings {
  constructor(private readonly commands: Commands) {}

  setWeights = (command: say.SetWeights, asking: Asking): Told =>
    this.set('setWeights', domain.setWeights, command, asking);
  setReadyRule = (command: say.SetReadyRule, asking: Asking): Told =>
    this.set('setReadyRule', domain.setReadyRule, command, asking);
  setDinosaurRule = (command: say.SetDinosaurRule, asking: Asking): Told =>
    this.set('setDinosaurRule', domain.setDinosaurRule, command, asking);
  setCeiling = (command: say.SetCeiling, asking: Asking): Told =>
    this.set('setCeiling', domain.setCeiling, command, asking);
  setVision = (command: say.SetVision, asking: Asking): Told =>
    this.set('setVision', domain.setVision, command, asking);
  markReviewed = (command: say.MarkReviewed, asking: Asking): Told =>
    this.set('markReviewed', domain.markReviewed, command, asking);

  private set<C extends object>(
    name: string,
    decide: (settings: say.BacklogSettings, command: C, actor: Asking['actor'], now: string) => say.SettingsSet | null,
    command: C,
    asking: Asking,
  ): Told {
    return this.commands.run(name, [], command, asking, (change, actor) =>
      changeSettings(change, actor, (settings) => decide(settings, command, actor, change.now)),
    );
  }
}
