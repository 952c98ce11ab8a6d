import { Inject, Injectable, Logger } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { StreamId } from '@twotrack/shared';
import { CHANGED_CHANNEL, readHint } from '@twotrack/shared/stream';
import { CONFIG, type Config } from '../config.js';
import { Wires } from '../database/wires.js';

const RETRY_MS = 500;

/** On which processes tell each other who looks at what. */
export const LOOKING_CHANNEL = 'twotrack_looking';

/**
 * LISTEN on a connection of its own. A hint only: it may be lost while it reconnects, and the poll of the feed finds
 * what it did not say. Emits `changed` with the stream and its number, and `looking` with what another process says of who looks at what.
 */
@Injectable()
export class LogListener extends EventEmitter<{ changed: [StreamId, number]; looking: [string] }> {
  private readonly log = new Logger('live');
  private client: pg.Client | null = null;
  private ended = false;
  private lost = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly wires: Wires,
  ) {
    super();
  }

  start(): void {
    void this.listen();
  }

  async stop(): Promise<void> {
    this.ended = true;
    await this.client?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    while (!this.ended) {
      const client = new pg.Client({
        connectionString: this.config.databaseUrl!,
        keepAlive: true,
        connectionTimeoutMillis: 5_000,
        stream: this.wires.lay,
        application_name: 'twotrack listen',
      });
      const lost = new Promise<void>((resolve) => client.on('error', () => resolve()).once('end', () => resolve()));
      client.on('notification', ({ channel, payload = '' }) => {
        if (channel === LOOKING_CHANNEL) this.emit('looking', payload);
        else this.emit('changed', ...readHint(payload));
      });
      try {
        this.client = client;
        await client.connect();
        await client.query(`listen ${CHANGED_CHANNEL}; listen ${LOOKING_CHANNEL}`);
        if (this.lost) this.log.log('The listening connection is back.');
        this.lost = false;
        await lost;
      } catch {
        // the database is away: the same as a lost connection
      }
      if (this.ended) return;
      if (!this.lost) this.log.warn('The listening connection is lost; polling until it is back.');
      this.lost = true;
      await client.end().catch(() => undefined);
      await wait(RETRY_MS);
    }
  }
}
