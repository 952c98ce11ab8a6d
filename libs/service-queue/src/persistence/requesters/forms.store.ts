import { Refusal, notFound, whoIs, type Actor, type Answer, type Asking } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { MakeForm, RenewForm, RequestForm, RevokeForm, ServiceEvent } from '../../contract/index.js';
import { onlyAdmins, onlyInsiders } from '../../domain/index.js';
import type { Desks } from '../desk.js';
import { iso } from '../rows.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { mustHave, orderOf } from '../tickets.store.js';

/** What is kept of a token: its hash to know it by, its first characters to tell it from others. */
export interface LinkKept {
  readonly hash: Buffer;
  readonly hint: string;
}

type FormAnswer = Promise<Answer<{ form: RequestForm }>>;

/** The forms of a team, one a queue, kept by the admin. No token is part of what was asked: neither ledger nor log holds it. */
export class FormsStore {
  constructor(
    private readonly db: DataSource,
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  makeForm(command: MakeForm, link: LinkKept, asking: Asking): FormAnswer {
    return this.stream.change(orderOf(asking, { makeForm: command }), async (change) => {
      const { actor } = asking;
      onlyAdmins(actor);
      mustHave(await this.desks.read(change, actor.teamId), command.queue);
      if (await formWhere(change.read, actor.teamId, 'f.queue_id = $2', command.queue)) {
        throw new Refusal('conflict', 'form-there', { queue: command.queue }, 'This queue has a form already.');
      }
      const form = { id: newId(), queueId: command.queue, hint: link.hint, madeAt: change.now, madeBy: whoIs(actor) };
      await change.write.query(
        `insert into ${SERVICE_SCHEMA}.request_form (id, team_id, queue_id, token_hash, hint, made_at, made_by)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [form.id, actor.teamId, form.queueId, link.hash, form.hint, form.madeAt, JSON.stringify(form.madeBy)],
      );
      change.record({ type: 'form-made', form });
      return { form };
    });
  }

  renewForm(formId: string, command: RenewForm, link: LinkKept, asking: Asking): FormAnswer {
    return this.stream.change(orderOf(asking, { renewForm: command, formId }), async (change) => {
      const was = await this.mine(change.read, formId, asking.actor);
      const form = { ...was, hint: link.hint, madeAt: change.now, madeBy: whoIs(asking.actor) };
      await change.write.query(
        `update ${SERVICE_SCHEMA}.request_form set token_hash = $2, hint = $3, made_at = $4, made_by = $5 where id = $1`,
        [formId, link.hash, form.hint, form.madeAt, JSON.stringify(form.madeBy)],
      );
      change.record({ type: 'form-renewed', form, was: was.hint });
      return { form };
    });
  }

  revokeForm(formId: string, command: RevokeForm, asking: Asking): FormAnswer {
    return this.stream.change(orderOf(asking, { revokeForm: command, formId }), async (change) => {
      const form = await this.mine(change.read, formId, asking.actor);
      const sql = `update ${SERVICE_SCHEMA}.request_form set revoked_at = $2 where id = $1`;
      await change.write.query(sql, [formId, change.now]);
      change.record({ type: 'form-revoked', form });
      return { form };
    });
  }

  /** Those in force. */
  async forms(actor: Actor): Promise<RequestForm[]> {
    onlyInsiders(actor);
    return this.db.query(`${SELECT} where f.team_id = $1 and f.revoked_at is null order by f.made_at`, [actor.teamId]);
  }

  private async mine(tx: EntityManager, formId: string, actor: Actor): Promise<RequestForm> {
    onlyAdmins(actor);
    const form = await formWhere(tx, actor.teamId, 'f.id = $2', formId);
    if (!form) throw notFound('form', formId);
    return form;
  }
}

const SELECT = `select f.id, f.queue_id as "queueId", f.hint, ${iso('f.made_at')} as "madeAt", f.made_by as "madeBy"
  from ${SERVICE_SCHEMA}.request_form f`;

async function formWhere(tx: EntityManager, teamId: string, where: string, id: string): Promise<RequestForm | null> {
  const sql = `${SELECT} where ${where} and f.team_id is not distinct from $1 and f.revoked_at is null`;
  const [row] = await tx.query(sql, [teamId, id]);
  return row ?? null;
}
