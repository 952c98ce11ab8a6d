import type { Answer } from '@twotrack/shared';
import { command } from '../http/send.js';
import type { Guess } from './card-store.js';

/** Sends a command; its guess shows until the board has reached the answer's number, or goes when it is refused. */
export async function asking<R = object>(path: string, body: object, guess?: Guess): Promise<Answer<R>> {
  try {
    const answer = await command<Answer<R>>(path, body);
    guess?.confirmedAt(answer?.seq ?? 0);
    return answer;
  } catch (failure) {
    guess?.takeBack();
    throw failure;
  }
}
