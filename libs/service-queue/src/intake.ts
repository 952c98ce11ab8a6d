import { createHash } from 'node:crypto';
import type { Actor, Asking } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import { IntakeRounds } from './intake-rounds.js';
import type { Desks } from './persistence/desk.js';
import { badToken, Inbox, type Taken } from './persistence/intake/inbox.js';
import { IntegrationsStore } from './persistence/intake/integrations.store.js';
import { json } from './persistence/intake/pending.js';
import { ringQuiet } from './persistence/intake/listening.js';
import { Receipts } from './persistence/intake/receipts.js';
import { signerOf, signingSecretOf, type Signed } from './persistence/intake/senders.js';
import { ringSettled } from './persistence/intake/settling.js';
import { WorkStore } from './persistence/intake/work.store.js';

/** A body as it came, whole or too large to be kept. */
export interface Sent {
  readonly token: string;
  /** Empty where it was too large. */
  readonly body: Buffer;
  /** Bytes that came. */
  readonly size: number;
  readonly tooLarge: boolean;
}

/** What was kept of a body, and why nothing will become of it as it is. */
export interface Kept extends Taken {
  readonly fault: string | null;
  readonly tooLarge: boolean;
}

type Said = Pick<Sent, 'body' | 'size' | 'tooLarge'> & { readonly fault: string | null };

/** The way from a monitoring system to a ticket: kept first, worked off afterwards, accounted for by receipts. */
export class Intake {
  /** The clock's part: alerts that have settled, and what senders do not say. */
  readonly rings;
  readonly rounds: IntakeRounds;
  private readonly inbox: Inbox;
  private readonly integrationsStore: IntegrationsStore;
  private readonly receipts: Receipts;

  constructor(
    private readonly db: DataSource,
    stream: EventStream<say.ServiceEvent>,
    desks: Desks,
  ) {
    this.inbox = new Inbox(db);
    this.integrationsStore = new IntegrationsStore(db, stream, desks);
    this.receipts = new Receipts(db, stream);
    this.rounds = new IntakeRounds(new WorkStore(db, stream, desks));
    this.rings = { settle: ringSettled(desks), quiet: ringQuiet(desks) };
  }

  /** Committed to disk when this resolves (S12); worked off from then on. Refuses a token that is none of this kind. */
  take(kind: say.IntegrationKind, { token, body, size, tooLarge }: Sent): Promise<Kept> {
    const fault = tooLarge ? `It was too large: ${size} bytes.` : faultOf(body);
    return this.keep(kind, hashOf(token), { body, size, fault, tooLarge });
  }

  /** The same for one of PagerDuty's events, whose faults are known already; with faults it lies in quarantine. */
  takeEvent(token: string, body: Buffer, size: number, faults: readonly string[]): Promise<Kept> {
    return this.keep('pagerduty', hashOf(token), {
      ...{ body, size, tooLarge: body.length < size },
      fault: faults.length > 0 ? faults.join('; ') : null,
    });
  }

  /** The same for who signs what it sends, and says who it is by its id. */
  async takeSigned(signed: Signed): Promise<Kept> {
    const { body } = signed;
    const tokenHash = await signerOf(this.db, signed, Date.now());
    if (!tokenHash) throw badToken();
    return this.keep('grafana', tokenHash, { body, size: body.length, fault: faultOf(body), tooLarge: false });
  }

  /** By which whoever holds this token may sign. */
  signingSecret = (token: string): string => signingSecretOf(hashOf(token));

  /** The token is made by whoever shows it once. */
  createIntegration = (command: say.CreateIntegration, token: string, asking: Asking) =>
    this.integrationsStore.createIntegration(command, { hash: hashOf(token), hint: token.slice(0, 8) }, asking);
  revokeIntegration = (id: string, asking: Asking) => this.integrationsStore.revokeIntegration(id, asking);
  integrations = (actor: Actor) => this.integrationsStore.integrations(actor);

  receipt = (id: string, actor: Actor) => this.receipts.receipt(id, actor);
  /** Null where the token is not of the integration that sent it. */
  receiptOfSender = (id: string, token: string) => this.receipts.ofSender(id, hashOf(token));
  teamOfReceipt = (id: string) => this.receipts.teamOf(id);
  findReceipts = (wanted: say.FindReceipts, actor: Actor) => this.receipts.find(wanted, actor);

  async replayReceipt(id: string, asking: Asking) {
    const answer = await this.receipts.replayReceipt(id, asking);
    await this.rounds.startEverywhere();
    return answer;
  }

  private async keep(kind: say.IntegrationKind, tokenHash: Buffer, sent: Said): Promise<Kept> {
    const { body, size, fault, tooLarge } = sent;
    const taken = await this.inbox.take({ kind, tokenHash, body, size, fault });
    if (fault === null) this.rounds.start(taken.integrationId);
    return { ...taken, fault, tooLarge };
  }
}

/** 256 random bits need no slow hash. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

function faultOf(body: Buffer): string | null {
  const said = json(body);
  if (said === undefined) return 'It is not JSON.';
  return said === null || typeof said !== 'object' || Array.isArray(said) ? 'It is not a JSON object.' : null;
}
