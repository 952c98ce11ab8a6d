import type { BacklogSettings, Item } from '@twotrack/product-backlog/contract';
import { undoable } from '../../board/parts/undo.js';
import { team } from '../../identity/team-store.js';
import { asking } from '../../live/asking.js';
import { settings as settingsNow } from '../product-store.js';
import { words } from './words.js';

type Told = { item: Item };
type Set = { settings: BacklogSettings };

const item = (id: string, act: string) => `/api/product-backlog/items/${id}/${act}`;
/** What is taken back is taken back from how it stands then. */
const seen = () => settingsNow.get()!;
const settings = (rest: string) => `/api/teams/${team.get().me.teamSlug}/product-backlog/settings/${rest}`;

export async function keepItem({ id, key }: Item, reason: string) {
  const answer = await asking<Told>(item(id, 'keep'), { reason });
  undoable(words.kept(key), () => asking<Told>(item(id, 'unkeep'), {}));
  return answer;
}

export async function setAsideItem({ id, key }: Item, reason: string) {
  const answer = await asking<Told>(item(id, 'set-aside'), { reason });
  undoable(words.wasSetAside(key), () => asking<Told>(item(id, 'take-up'), {}));
  return answer;
}

export async function takeUpItem({ id, key, setAside }: Item) {
  const answer = await asking<Told>(item(id, 'take-up'), {});
  const reason = setAside?.reason;
  if (reason) undoable(words.takenUp(key), () => asking<Told>(item(id, 'set-aside'), { reason }));
  return answer;
}

export async function markReviewed({ version, reviewedAt }: BacklogSettings) {
  const answer = await asking<Set>(settings('reviewed'), { version });
  undoable(words.reviewed, () => asking<Set>(settings('reviewed/take-back'), { version: seen().version, reviewedAt }));
  return answer;
}

export type KeepRule = BacklogSettings['dinosaurs'] & Pick<BacklogSettings, 'ceiling'>;

/** What makes a dinosaur, and how many items there should be: one step to take back, whichever of them changed. */
export async function setKeepRule(now: BacklogSettings, rule: KeepRule) {
  const after = await sendRule(now, rule);
  if (after.version !== now.version)
    undoable(words.ruled, () => sendRule(seen(), { ...now.dinosaurs, ceiling: now.ceiling }));
}

async function sendRule(now: BacklogSettings, { ceiling, ...dinosaurs }: KeepRule): Promise<BacklogSettings> {
  const { settings: ruled } = await asking<Set>(settings('dinosaurs'), { version: now.version, dinosaurs });
  return (await asking<Set>(settings('ceiling'), { version: ruled.version, ceiling })).settings;
}
