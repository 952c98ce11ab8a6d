import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v5 as idFrom } from 'uuid';
import { Refusal, hasRole, type Actor, type Asking } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import { BACKLOG_FORMAT, BacklogFile, IMPORT_BATCH, type ImportRun } from '@twotrack/product-backlog/contract';
import { ServiceQueue } from '@twotrack/service-queue';
import { Teams } from '../identity/teams.js';
import type { ImportFile, ImportPreview, ImportReport } from './import-contract.js';
import { asRow, asTicket, tellLosses, ticketKey } from './in-our-words.js';
import type { ReadFile } from './readers/foreign.js';
import { jsonOf, readFile } from './readers/read-file.js';
import { sortOut, type Group, type Sorted } from './sort-out.js';

/** Namespace of the ids of runs: the same key of the same person is the same run. */
const RUNS = '6f6cf1d4-5a6e-4a8e-9d3f-0f6f7c0d1b52';
/** Tickets that are opened at once: what waits together is committed together. */
const TICKETS_AT_ONCE = 50;

interface Sorting extends ReadFile {
  readonly groups: Group[];
  readonly sorted: Sorted[];
  readonly choices: ImportFile['choices'];
  readonly mapping: ImportFile['mapping'];
}

/** One mixed backlog from elsewhere, sorted out into the two tracks, each row once however often it is brought (P4, S3). */
@Injectable()
export class Imports {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly queues: ServiceQueue,
    private readonly teams: Teams,
  ) {}

  async preview(file: ImportFile, actor: Actor): Promise<ImportPreview> {
    const whole = wholeBacklog(file);
    if (whole) {
      const [items, requests, goals] = [whole.items.length, whole.requests.length, whole.goals.length];
      const nothing = { columns: [], groups: [], rows: [], losses: [] };
      return { format: 'twotrack-json', ...nothing, whole: { items, requests, goals } };
    }
    const { format, columns, groups, sorted, losses, from } = await this.sort(file, actor);
    const known = await this.known(actor, from, sorted);
    const rows = sorted.map(({ key, title, type, status, group, target }) => {
      return { key, title: title.slice(0, 300), type, status, group, target, known: known.has(key) };
    });
    return { format, columns, groups, rows, losses: losses.list, whole: null };
  }

  /** Under the key of an import that is through: its report. Of one that stopped half way: it goes on. */
  async run(file: ImportFile, asking: Asking): Promise<ImportRun<ImportReport>> {
    const { actor, key } = asking;
    const id = idFrom(`${actor.teamId} ${actor.id} ${key}`, RUNS);
    const fingerprint = createHash('sha256').update(JSON.stringify(file)).digest('base64url');
    const before = await this.before(id, actor);
    if (before && before.body.fingerprint !== fingerprint) {
      const said = 'This Idempotency-Key was already used for another import.';
      throw new Refusal('reused', 'idempotency-key-reused', { key }, said);
    }
    if (before?.body.state === 'finished') return before;
    const whole = wholeBacklog(file);
    if (whole) await this.restore(whole, file, asking, fingerprint, id);
    else await this.bringIn(file, asking, fingerprint, id);
    return (await this.before(id, actor))!;
  }

  private async restore(whole: BacklogFile, { name }: ImportFile, asking: Asking, fingerprint: string, id: string) {
    const { teamId } = asking.actor;
    const people = await this.teams.people(teamId);
    const working = people.filter(({ roles }) => roles.some((role) => role === 'member' || role === 'product-owner'));
    const colleagues = working.map((person) => person.id);
    const done = await this.backlog.importing.restoreBacklog({ file: whole }, asking, colleagues);
    const total = done.items + done.requests;
    const said = { ...begun(name, 'twotrack-json', asking.actor, fingerprint, total), losses: done.losses };
    const report: ImportReport = { ...said, state: 'finished', gone: total, inbox: done.requests, order: done.items };
    await this.backlog.importing.noteRun(teamId, id, BACKLOG_FORMAT, report);
  }

  private async bringIn(file: ImportFile, { actor, key }: Asking, fingerprint: string, id: string) {
    const sorting = await this.sort(file, actor);
    const { format, shape, sorted, losses } = sorting;
    mayChoose(sorted, actor);
    const report = begun(file.name, format, actor, fingerprint, sorted.length);
    Object.assign(report, { losses: losses.list, mapping: sorting.mapping ?? null, choices: sorting.choices ?? null });
    const note = () => this.backlog.importing.noteRun(actor.teamId, id, shape, report);
    const skipped = sorted.filter(({ target }) => target === 'skipped').length;
    report.gone = report.skipped = skipped;
    await note();
    try {
      await this.products(sorting, report, { actor, key }, note);
      // who else imports the same meanwhile finds what was opened
      await this.backlog.importing.oneAtATime(actor.teamId, () => this.tickets(sorting, report, actor, note));
      report.state = 'finished';
    } catch (thrown) {
      Object.assign(report, {
        state: 'failed',
        failure: thrown instanceof Refusal ? thrown.message : 'It stopped half way.',
      });
      await note();
      throw thrown;
    }
    await note();
  }

  private async products(
    { sorted, format, from }: Sorting,
    report: ImportReport,
    { actor, key }: Asking,
    note: () => Promise<unknown>,
  ): Promise<void> {
    const rows = sorted
      .filter(({ target }) => target === 'inbox' || target === 'order')
      .map((row) => asRow(row, format));
    for (const batch of inParts(rows, IMPORT_BATCH)) {
      const asking = { actor, key: `import ${key} ${batch[0]!.key}`.slice(0, 400) };
      const { inbox, order, known } = await this.backlog.importing.importRows({ from, rows: batch }, asking);
      report.inbox += inbox.length;
      report.order += order.length;
      report.known += known.length;
      report.gone += batch.length;
      await note();
    }
  }

  private async tickets(
    { sorted, format, from }: Sorting,
    report: ImportReport,
    actor: Actor,
    note: () => Promise<unknown>,
  ): Promise<void> {
    const rows = sorted.filter(({ target }) => target === 'incident' || target === 'service-request');
    const keys = rows.map((row) => ticketKey(from, row.key));
    const here = new Set(await this.queues.keysAnswered(actor.teamId, keys));
    for (const batch of inParts(rows, TICKETS_AT_ONCE)) {
      const fresh = batch.filter((row) => !here.has(ticketKey(from, row.key)));
      await Promise.all(
        fresh.map((row) => this.queues.openTicket(asTicket(row, format), { actor, key: ticketKey(from, row.key) })),
      );
      report.tickets += fresh.length;
      report.known += batch.length - fresh.length;
      report.gone += batch.length;
      await note();
    }
  }

  /** As the file says, as this team said of the last file of its shape, and as it says now. */
  private async sort(file: ImportFile, actor: Actor): Promise<Sorting> {
    const first = readFile(file.name, file.text, file.mapping);
    const last = (await this.backlog.importing.lastRunLike(
      actor.teamId,
      first.shape,
    )) as ImportRun<ImportReport> | null;
    const mapping = file.mapping ?? last?.body.mapping ?? undefined;
    const choices = file.choices ?? (last?.body.choices as ImportFile['choices'] | null) ?? undefined;
    const read = mapping && !file.mapping ? readFile(file.name, file.text, mapping) : first;
    const { rows: sorted, groups } = sortOut(read.rows, choices);
    const taken = new Set(sorted.flatMap(({ key, target }) => (target === 'skipped' ? [] : [key])));
    const losses = read.losses.ofRows(taken);
    tellLosses(sorted, read.format, losses);
    return { ...read, losses, groups, sorted, choices, mapping };
  }

  private async known(actor: Actor, from: string, sorted: readonly Sorted[]): Promise<ReadonlySet<string>> {
    const byTicket = new Map(sorted.map(({ key }) => [ticketKey(from, key), key]));
    const [requests, tickets] = await Promise.all([
      this.backlog.importing.knownKeys(actor.teamId, from, [...byTicket.values()]),
      this.queues.keysAnswered(actor.teamId, [...byTicket.keys()]),
    ]);
    return new Set([...requests, ...tickets.map((key) => byTicket.get(key)!)]);
  }

  private async before(id: string, actor: Actor): Promise<ImportRun<ImportReport> | null> {
    return (await this.backlog.importing.findRun(id, actor)) as ImportRun<ImportReport> | null;
  }
}

function mayChoose(sorted: readonly Sorted[], actor: Actor): void {
  if (!sorted.some(({ target }) => target === 'order') || hasRole(actor, 'product-owner')) return;
  const said = 'Only the product owner brings something into the order; the inbox is open to you.';
  throw new Refusal('forbidden', 'not-product-owner', {}, said);
}

function wholeBacklog({ text, name }: ImportFile): BacklogFile | null {
  const body = jsonOf(text) as { format?: unknown } | undefined;
  if (body?.format !== BACKLOG_FORMAT) return null;
  const read = BacklogFile.safeParse(body);
  if (read.success) return read.data;
  const faults = read.error.issues.slice(0, 5).map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new Refusal('invalid', 'unreadable-file', { name, faults }, 'This backlog file is damaged.');
}

const begun = (
  file: string,
  format: ImportReport['format'],
  { id, name }: Actor,
  fingerprint: string,
  total: number,
): ImportReport => ({
  ...{ file, format, by: { id, name }, state: 'running', total, gone: 0 },
  ...{ inbox: 0, order: 0, tickets: 0, known: 0, skipped: 0, losses: [], failure: null },
  ...{ mapping: null, choices: null, fingerprint },
});

const inParts = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
