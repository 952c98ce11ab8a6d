import { setTimeout as wait } from 'node:timers/promises';
import type { Intake } from '@twotrack/service-queue';
import { bodiesAt, STORM_BEATS, STORM_SIZE } from './storm-alerts.js';
import type { StormView } from './storm-contract.js';

/** What a sender does when it is not answered: the same again, in ms. */
const AGAIN_MS = 500;

/** One storm: sends beat by beat through the intake, as a monitoring system would, until it is over or ended. */
export class Storm {
  readonly over: Promise<void>;
  private readonly ending = new AbortController();
  private readonly began = new Date();
  private sent = 0;
  private running = true;

  constructor(
    private readonly intake: Intake,
    private readonly integration: { readonly id: string; readonly token: string },
    private readonly lastsMs: number,
    private readonly tidy: () => Promise<unknown>,
  ) {
    this.over = this.blow();
  }

  get view(): StormView {
    const { running, sent } = this;
    return { running, startedAt: this.began.toISOString(), sent, total: STORM_SIZE };
  }

  /** Sends no more; resolves when nothing is under way. */
  async end(): Promise<void> {
    this.ending.abort();
    await this.over;
  }

  private async blow(): Promise<void> {
    for (let beat = 1; beat <= STORM_BEATS; beat++) {
      for (const { fresh, body } of bodiesAt(beat, this.integration.id, this.began)) {
        if (await this.deliver(Buffer.from(JSON.stringify(body)))) this.sent += fresh;
      }
      await this.pause(this.began.getTime() + (beat * this.lastsMs) / STORM_BEATS - Date.now());
    }
    this.running = false;
    await this.tidy().catch(() => undefined); // what is left is tidied by the next storm
  }

  private async deliver(body: Buffer): Promise<boolean> {
    const { token } = this.integration;
    while (!this.ending.signal.aborted) {
      try {
        await this.intake.take('alertmanager', { token, body, size: body.length, tooLarge: false });
        return true;
      } catch {
        await this.pause(AGAIN_MS);
      }
    }
    return false;
  }

  private async pause(ms: number): Promise<void> {
    const { signal } = this.ending;
    if (ms > 0 && !signal.aborted) await wait(ms, undefined, { signal }).catch(() => undefined);
  }
}
