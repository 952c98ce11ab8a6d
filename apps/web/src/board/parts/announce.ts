import { announce as speak } from '@atlaskit/pragmatic-drag-and-drop-live-region';

/** At most one message a second; of more, the newest (ux.md §22.8). */
const PAUSE = 1_000;
let spokenAt = 0;
let next: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something to people who listen to the board. */
export function announce(text: string): void {
  next = text;
  timer ??= setTimeout(say, Math.max(0, spokenAt + PAUSE - Date.now()));
}

function say(): void {
  timer = undefined;
  spokenAt = Date.now();
  if (next) speak(next);
  next = null;
}
