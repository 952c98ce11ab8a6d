import net from 'node:net';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../config.js';
import { Wires } from './wires.js';

const TICK_MS = 500;
/** So many ticks without a word, and the database counts as silent: 3 s. */
const SILENT_TICKS = 6;
/** While it is silent, a fresh connection is tried every so many ticks. */
const DIAL_TICKS = 4;

/**
 * Notices a database that says nothing at all: it stands still, or the network swallows what is sent. That is neither
 * refused nor closed, so nothing else would end before the longest timeout. Time is counted in our own ticks: when it
 * was this process that stood still, nothing has been missed.
 */
@Injectable()
export class Pulse implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('database');
  private client: pg.Client | null = null;
  private wire = new net.Socket();
  private timer: NodeJS.Timeout | undefined;
  /** Ticks since something was asked that is not answered yet. */
  private waited = 0;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly wires: Wires,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    this.hangUp();
  }

  private tick(): void {
    if (this.waited === 0) return this.ask();
    this.waited++;
    if (this.waited === SILENT_TICKS) {
      this.log.warn('The database does not answer. Whoever waits for it is told to come again.');
      this.wires.cut();
    }
    if (this.waited >= SILENT_TICKS && this.waited % DIAL_TICKS === 0) {
      this.hangUp();
      this.ask();
    }
  }

  private ask(): void {
    this.waited ||= 1;
    const client = this.client ?? this.dial();
    client.query('select 1').then(
      () => client === this.client && this.heard(),
      () => this.lost(client),
    );
  }

  private dial(): pg.Client {
    const client = new pg.Client({
      connectionString: this.config.databaseUrl!,
      application_name: 'twotrack pulse',
      stream: () => (this.wire = new net.Socket()),
    });
    client.on('error', () => this.lost(client));
    client.connect().catch(() => this.lost(client));
    return (this.client = client);
  }

  /** Refused or closed is an answer too: who asks now is told so at once. */
  private lost(client: pg.Client): void {
    if (client !== this.client) return;
    this.client = null;
    this.heard();
  }

  private heard(): void {
    this.waited = 0;
    if (!this.wires.areSilent) return;
    this.wires.mend();
    this.log.warn('The database answers again.');
  }

  private hangUp(): void {
    this.client = null;
    this.wire.destroy(); // a farewell would wait for an answer
  }
}
