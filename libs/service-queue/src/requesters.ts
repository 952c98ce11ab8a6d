import { createHash } from 'node:crypto';
import type { Actor, Asking } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type * as say from './contract/index.js';
import type { Desks } from './persistence/desk.js';
import { AskingStore } from './persistence/requesters/asking.store.js';
import { Following } from './persistence/requesters/following.js';
import { FormsStore } from './persistence/requesters/forms.store.js';
import { Links, type FormFound } from './persistence/requesters/links.js';
import type { TicketsStore } from './persistence/tickets.store.js';

export type { FormFound, LinkFound } from './persistence/requesters/links.js';

/** People who ask for help without an account: by a queue's form, and from then on by a private link of their own (S18). */
export class Requesters {
  private readonly formsStore: FormsStore;
  private readonly asking: AskingStore;
  private readonly following: Following;
  private readonly links: Links;

  constructor(db: DataSource, stream: EventStream<say.ServiceEvent>, desks: Desks, tickets: TicketsStore) {
    this.formsStore = new FormsStore(db, stream, desks);
    this.asking = new AskingStore(stream, desks, tickets);
    this.following = new Following(db, stream, desks);
    this.links = new Links(db);
  }

  /** Every token is made by whoever shows it once. */
  makeForm = (command: say.MakeForm, token: string, asking: Asking) =>
    this.formsStore.makeForm(command, kept(token), asking);
  renewForm = (id: string, command: say.RenewForm, token: string, asking: Asking) =>
    this.formsStore.renewForm(id, command, kept(token), asking);
  revokeForm = (id: string, command: say.RevokeForm, asking: Asking) => this.formsStore.revokeForm(id, command, asking);
  forms = (actor: Actor) => this.formsStore.forms(actor);

  /** What a token opens; null where it is wrong, old or revoked. */
  formBy = (token: string) => this.links.form(hashOf(token));
  formPage = (form: FormFound) => this.following.page(form);
  /** `token` is the private link of whoever asks. */
  askByForm = (form: FormFound, command: say.AskByForm, token: string, key: string) =>
    this.asking.askByForm(form, command, hashOf(token), key);
  /** For a command whose first answer was lost: false where its link has been opened since. */
  giveLinkAgain = (ticketId: string, token: string) => this.links.giveAgain(ticketId, hashOf(token));

  /** As for `formBy`. */
  followerBy = (token: string) => this.links.follower(hashOf(token));
  followed = (ticketId: string, actor: Actor) => this.following.ticket(ticketId, actor);
  writeToTeam = (id: string, command: say.WriteToTeam, asking: Asking) => this.asking.writeToTeam(id, command, asking);
  confirmSolution = (id: string, command: say.ConfirmSolution, asking: Asking) =>
    this.asking.confirmSolution(id, command, asking);
  rejectSolution = (id: string, command: say.RejectSolution, asking: Asking) =>
    this.asking.rejectSolution(id, command, asking);
  answerQuestions = (id: string, command: say.AnswerQuestions, asking: Asking) =>
    this.asking.answerQuestions(id, command, asking);

  renewFollowLink = (id: string, command: say.RenewFollowLink, token: string, asking: Asking) =>
    this.asking.renewFollowLink(id, command, hashOf(token), asking);
  revokeFollowLink = (id: string, command: say.RevokeFollowLink, asking: Asking) =>
    this.asking.revokeFollowLink(id, command, asking);
  follower = (ticketId: string, actor: Actor) => this.following.follower(ticketId, actor);
}

/** 256 random bits need no slow hash. */
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const kept = (token: string) => ({ hash: hashOf(token), hint: token.slice(0, 8) });
