import { allAnswered } from '../../http/send.js';
import { dismiss, say } from '../../ui/toasts.js';
import { words } from './words.js';

/** What can be taken back: ten minutes, twenty steps (ux.md §13.5). */
const KEPT_FOR = 10 * 60_000;
const KEPT = 20;

interface Step {
  readonly said: string;
  readonly at: number;
  readonly back: () => Promise<unknown>;
  toast?: number;
}

let steps: Step[] = [];

/** Remembers a command that was done, and says so with a way back. Taking back is a new command: it may be refused. */
export function undoable(said: string, back: () => Promise<unknown>): void {
  const step: Step = { said, at: Date.now(), back };
  steps = [...steps, step].slice(-KEPT);
  step.toast = say(said, { action: { label: words.undo, keys: 'Ctrl+Z', run: () => takeBack(step) } });
}

/** Takes back the newest step that is young enough: what is on its way to the server is what was done last, and is waited for. */
export async function undoLast(): Promise<void> {
  await allAnswered();
  const newest = steps.at(-1);
  if (newest && Date.now() - newest.at < KEPT_FOR) takeBack(newest);
  else say(words.nothingToUndo);
}

function takeBack(step: Step): void {
  if (!steps.includes(step)) return;
  steps = steps.filter((other) => other !== step);
  if (step.toast) dismiss(step.toast);
  step.back().then(
    () => say(words.undone(step.said)),
    (why: Error) => say(words.notUndone(step.said, why.message), { tone: 'problem' }),
  );
}

export const forgetUndo = (): void => void (steps = []);
