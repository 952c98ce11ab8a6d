import type { Browser, Page } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ticket, TicketDetail } from '@twotrack/service-queue/contract';
import { childrenOf, createSender, send, until, type Sender } from '../intake/sender.js';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openBoard } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { byCallers } from '../support/until-answered.js';

// Triage by keyboard alone: nothing in this file points or clicks but on the phone.

const facts = { tier: 'T1', usersAffected: 'one', degradation: 'down', workaround: 'none', environment: 'production' };

/** A team of its own, with somebody who sends to it. */
interface Place {
  readonly database: TestDatabase;
  readonly api: ApiHere;
  readonly team: TestTeam;
  readonly script: Sender;
}

let browser: Browser;
beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser?.close());

async function openPlace(): Promise<Place> {
  const database = await createTestDatabase();
  const api = await startApi(database.url);
  const team = await setUpTeam(api);
  return { database, api, team, script: await createSender(api, team, 'generic') };
}

async function leave({ api, database }: Place): Promise<void> {
  await api.close();
  await database.drop();
}

const ofTeam = ({ team }: Place, path: string) => `/api/teams/${team.slug}/service-queue/${path}`;
const ticketsOn = async ({ team }: Place): Promise<Ticket[]> =>
  (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.service.tickets;
const groupsOn = async (place: Place) => (await ticketsOn(place)).filter(({ marks }) => marks.folded);

/** So many that sound the same, of one service, each with its own number; until they are worked off. */
async function arrive(place: Place, count: number, service: string, words: string, from = 0): Promise<void> {
  const numbers = Array.from({ length: count }, (_, i) => from + i);
  await byCallers(16, numbers, async (i) => {
    await must(send(place.script, { summary: `${words} ${i}`, dedup: `${service}-${i}`, service, facts }));
  });
  await until('everything worked off', async () => {
    const { body } = await must(place.team.bao.get(ofTeam(place, 'receipts?status=pending&limit=1')));
    return body.receipts.length === 0 ? true : null;
  });
}

async function report(place: Place, title: string, service: string): Promise<Ticket> {
  const body = { kind: 'incident', title, service, facts: { usersAffected: { value: 5 } } };
  return (await must(place.team.dana.post(ofTeam(place, 'tickets'), body))).body.ticket;
}

const rows = (page: Page) => page.getByRole('listbox', { name: /tickets to triage/ }).getByRole('option');
const row = (page: Page, key: string) => rows(page).and(page.getByRole('option', { name: new RegExp(`, ${key},`) }));
const focusedRow = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

/** A menu that came up by a key: Enter takes this without another key. */
const onEntry = (page: Page, entry: RegExp): Promise<void> =>
  expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toMatch(entry);

async function openTriage(place: Place, who: Client): Promise<{ page: Page; complaints: string[] }> {
  const screen = await openBoard(browser, who, place.team.slug);
  await screen.page.keyboard.press('g');
  await screen.page.keyboard.press('t');
  await rows(screen.page).first().waitFor();
  return screen;
}

/** How many entries of this kind their histories have together. */
async function entries(who: Client, tickets: readonly Ticket[], type: string): Promise<number> {
  let count = 0;
  await byCallers(8, [...tickets], async ({ id }) => {
    const { body } = await must(who.get<TicketDetail>(`/api/service-queue/tickets/${id}`));
    count += body.history.filter((event) => event.type === type).length;
  });
  return count;
}

async function noViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

describe('a storm of 500', () => {
  const STORM = 500;
  const LATER = 6;
  let place: Place;
  beforeAll(async () => {
    place = await openPlace();
    await report(place, 'Printer jams', 'office');
  });
  afterAll(() => leave(place));

  it('S11 S14 is triaged with fewer than ten keys: all acknowledged, none lost, one undo gives all back', async () => {
    const { bao } = place.team;
    const { page, complaints } = await openBoard(browser, bao, place.team.slug);
    let pressed = 0;
    const press = async (key: string) => {
      pressed++;
      await page.keyboard.press(key);
    };
    await arrive(place, STORM, 'tills', 'Till cannot take payments');
    const [group] = await groupsOn(place);
    const under = await childrenOf(bao, group!.id);
    expect(under).toHaveLength(STORM);

    const storm = page.getByRole('region', { name: 'Storm' });
    // the printer came just before, and belongs to it
    await storm.getByText(`${STORM + 1} tickets`).waitFor();
    await press('g');
    await press('t');
    await rows(page).first().waitFor();
    await press('j');
    await expect.poll(() => focusedRow(page)).toContain(group!.key);
    await press('a');
    await page.getByRole('dialog', { name: `Acknowledge ${STORM} tickets?` }).waitFor();
    await press('Enter');

    const open = async (): Promise<number> => (await groupsOn(place))[0]!.marks.folded!.unacknowledged;
    await expect.poll(open, { timeout: 10_000 }).toBe(0);
    const acked = await childrenOf(bao, group!.id);
    expect(new Set(acked.map(({ id }) => id))).toEqual(new Set(under.map(({ id }) => id)));
    expect(acked.filter(({ acknowledged }) => acknowledged?.by.id === bao.person.id)).toHaveLength(STORM);
    await expect.poll(() => entries(bao, acked, 'ticket-acknowledged')).toBe(STORM);
    await row(page, group!.key).getByText('You acked').waitFor();
    await page.getByText(`Acknowledged ${STORM} tickets`).first().waitFor();

    await press('Control+z');
    await expect.poll(open, { timeout: 10_000 }).toBe(STORM);
    await expect
      .poll(async () => (await childrenOf(bao, group!.id)).filter(({ acknowledged }) => acknowledged))
      .toHaveLength(0);
    expect(pressed).toBeLessThan(10);
    expect(complaints).toEqual([]);
  }, 120_000);

  it('S11 what comes after the question stays unacknowledged, and is told as “since”', async () => {
    const { page } = await openTriage(place, place.team.bao);
    const [group] = await groupsOn(place);
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: `Acknowledge ${STORM} tickets?` }).waitFor();
    await arrive(place, LATER, 'tills', 'Till cannot take payments', STORM);
    await page.keyboard.press('Enter');
    const open = async (): Promise<number> => (await groupsOn(place))[0]!.marks.folded!.unacknowledged;
    await expect.poll(open, { timeout: 10_000 }).toBe(LATER);
    await row(page, group!.key).getByText(`+${LATER} since`).waitFor();
  }, 60_000);

  it('S17 a SEV1 outside of every group is announced at once, and pinned', async () => {
    const { page } = await openBoard(browser, place.team.dana, place.team.slug);
    const storm = page.getByRole('region', { name: 'Storm' });
    await storm.waitFor();
    const grave = { ...facts, tier: 'T0', usersAffected: 900 };
    await must(send(place.script, { summary: 'Login fails for all', dedup: 'login', service: 'login', facts: grave }));
    await storm.getByRole('alert').getByText('SEV1 outside of every group').waitFor({ state: 'attached' });
    await storm.getByRole('link', { name: /^SRV-/ }).waitFor();
  }, 60_000);

  it('S17 takes the height of the board, and Shift+P brings the product track back', async () => {
    const { page, complaints } = await openBoard(browser, place.team.chloe, place.team.slug);
    await page.getByRole('region', { name: 'Storm' }).waitFor();
    const columns = page.getByRole('region', { name: 'Product' }).getByRole('region');
    await expect.poll(() => columns.count()).toBe(0);
    await page.keyboard.press('Shift+P');
    await expect.poll(() => columns.count()).toBeGreaterThan(0);
    await page.keyboard.press('Shift+P');
    await expect.poll(() => columns.count()).toBe(0);

    await page.getByRole('button', { name: 'Take lead' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('lead: Chloe').waitFor();
    await noViolations(page);
    await page.getByRole('button', { name: 'End storm' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'End the storm?' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('region', { name: 'Storm' }).count()).toBe(0);
    await expect.poll(() => columns.count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('S11 S14 S15 is resolved by one key, given back by one, and linked to a problem as a whole', async () => {
    const { bao } = place.team;
    const [group] = await groupsOn(place);
    const all = group!.marks.folded!.count;
    const way = `/api/service-queue/tickets/${group!.id}`;
    await must(bao.post(`${way}/move`, { from: group!.column, column: 'working' }));
    const { page, complaints } = await openTriage(place, bao);
    const now = async (): Promise<Ticket> => (await must(bao.get<TicketDetail>(way))).body.ticket;
    const open = async () => (await now()).marks.folded!.open;
    await row(page, group!.key).focus();
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: new RegExp(`^Resolve ${group!.key} and ${all} tickets`) }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(async () => [(await now()).column, await open()], { timeout: 20_000 }).toEqual(['resolved', 0]);
    await page.getByText(`Resolved ${group!.key}`).first().waitFor();
    await page.keyboard.press('Control+z');
    await expect
      .poll(async () => [(await now()).column, (await now()).assignee, await open()], { timeout: 20_000 })
      .toEqual(['working', bao.person.id, all]);

    await row(page, group!.key).focus();
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'More' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Link to a problem…' }).press('Enter');
    await page.getByRole('dialog', { name: /from which problem/ }).waitFor();
    await noViolations(page);
    await page.getByRole('button', { name: 'Link', exact: true }).press('Enter');
    const linked = async () => (await childrenOf(bao, group!.id)).filter(({ problemId }) => problemId !== null).length;
    await expect.poll(linked, { timeout: 20_000 }).toBe(all);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await expect.poll(linked, { timeout: 20_000 }).toBe(0);
    expect(complaints).toEqual([]);
  }, 90_000);
});

describe('a morning of 500', () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace();
    await arrive(place, 250, 'tills', 'Till cannot take payments');
    await arrive(place, 150, 'kafka', 'Lag on topic orders');
    await arrive(place, 89, 'edge', 'Certificate is not valid');
    for (let i = 1; i <= 11; i++) await report(place, `${'Oh no '.repeat(i)}the thing is broken`, `service-${i}`);
    await must(place.team.bao.post(ofTeam(place, 'storm/end')));
  }, 120_000);
  afterAll(() => leave(place));

  it('S17 is told as three storms and eleven singles, decided by keyboard, and then it is seen', async () => {
    const { chloe, slug } = place.team;
    const { page, complaints } = await openBoard(browser, chloe, slug);
    const strip = page.getByRole('region', { name: 'What arrived while you were away' });
    await strip.getByText(/^500 arrived since/).waitFor();
    await strip.getByText('3 storms + 11 singles').waitFor();
    await strip.getByText('14 decisions left').waitFor();
    await strip.getByRole('button', { name: 'Look through' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page).count()).toBe(14);
    await page.keyboard.press('j');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: 'Acknowledge 500 tickets?' }).waitFor();
    await page.keyboard.press('Enter');

    await expect.poll(() => strip.count(), { timeout: 15_000 }).toBe(0);
    const waiting = (await ticketsOn(place)).filter(
      ({ acknowledged, marks }) => !acknowledged || (marks.folded?.unacknowledged ?? 0) > 0,
    );
    expect(waiting).toEqual([]);
    const { body } = await must(chloe.get(ofTeam(place, 'arrivals')));
    expect(body).toMatchObject({ total: 0, seenAt: expect.any(String) });
    expect(complaints).toEqual([]);
  }, 60_000);
});

describe('one decision, one key', () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace();
    const titles = [
      'Checkout is slow',
      'Login fails',
      'Export is late',
      'Mail does not arrive',
      'Search finds nothing',
    ];
    for (const [i, title] of titles.entries()) await report(place, title, `service-${i}`);
  });
  afterAll(() => leave(place));

  const one = async (key: string): Promise<Ticket> => (await ticketsOn(place)).find((ticket) => ticket.key === key)!;

  it('S14 acts on the row, goes on to the next, and takes each back', async () => {
    const { page, complaints } = await openTriage(place, place.team.bao);
    const press = (key: string) => page.keyboard.press(key);
    const at = (key: string) => expect.poll(() => focusedRow(page)).toContain(`, ${key},`);
    await press('j');
    await at('SRV-1');
    await press('a');
    await at('SRV-2');
    await expect.poll(async () => (await one('SRV-1')).acknowledged?.by.name).toBe('Bao');
    await row(page, 'SRV-1').getByText('You acked').waitFor();
    await press('k');
    await press('u');
    await expect.poll(async () => (await one('SRV-1')).acknowledged).toBeNull();
    await press('Shift+A');
    await expect.poll(async () => (await one('SRV-1')).acknowledged?.by.name).toBe('Bao');
    await at('SRV-1');

    await press('j');
    await press('i');
    await expect.poll(async () => (await one('SRV-2')).assignee).toBe(place.team.bao.person.id);
    await press('4');
    await expect
      .poll(async () => (await one('SRV-2')).facts['usersAffected'])
      .toMatchObject({ value: 501, about: true, source: 'agent' });
    await press('s');
    await page.getByRole('menu', { name: 'Snooze SRV-2' }).waitFor();
    await onEntry(page, /^15 min/);
    await press('Enter');
    await expect.poll(async () => (await one('SRV-2')).marks.snoozed?.until).toBeTruthy();
    await at('SRV-3');
    await press('Control+z');
    await expect.poll(async () => (await one('SRV-2')).marks.snoozed).toBeUndefined();

    await press('e');
    await page.getByRole('menu', { name: 'Escalate SRV-3' }).waitFor();
    await onEntry(page, /on call/);
    await press('Escape');
    await at('SRV-3');

    await press('d');
    const dispute = page.getByRole('dialog', { name: 'Dispute a fact of SRV-3' });
    // the layer takes the focus a moment after it is there; who types waits for that, too
    await expect.poll(() => dispute.evaluate((layer) => layer.contains(document.activeElement))).toBe(true);
    await dispute.getByRole('textbox').focus();
    await page.keyboard.type('It was only one person');
    await press('Enter');
    await expect.poll(async () => Object.keys((await one('SRV-3')).marks.disputed ?? {})).toHaveLength(1);
    await at('SRV-3');
    await press('Enter');
    await page.getByRole('dialog', { name: /SRV-3/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/b/${place.team.slug}/triage/i/SRV-3`);
    await press('Escape');
    await at('SRV-3');
    expect(complaints).toEqual([]);
  }, 60_000);

  it('S14 merges a selection into its first, moves what is selected, and each is one undo', async () => {
    const { page } = await openTriage(place, place.team.chloe);
    const press = (key: string) => page.keyboard.press(key);
    await row(page, 'SRV-4').focus();
    await press('x');
    await press('Shift+J');
    await page.getByText('2 selected').waitFor();
    await press('m');
    await page.getByRole('dialog', { name: /^Merge 2 tickets into/ }).waitFor();
    await press('Enter');
    await expect.poll(() => one('SRV-5')).toBeUndefined();
    await expect.poll(async () => (await one('SRV-4')).marks.merged?.count).toBe(1);
    await press('Control+z');
    await expect.poll(async () => (await one('SRV-5'))?.column).toBe('triage');

    await expect
      .poll(async () => {
        await press('.');
        return row(page, 'SRV-5').count();
      })
      .toBe(1);
    await row(page, 'SRV-4').focus();
    await press('x');
    await press('Shift+J');
    await page.getByText('2 selected').waitFor();
    await press('t');
    await page.getByRole('menu', { name: 'Move 2 tickets' }).waitFor();
    await onEntry(page, /^Queue/);
    await press('Enter');
    await expect.poll(async () => (await one('SRV-5')).column).toBe('queue');
    await expect.poll(async () => (await one('SRV-4')).column).toBe('queue');
    await press('Control+z');
    await expect
      .poll(async () => [(await one('SRV-4')).column, (await one('SRV-5')).column])
      .toEqual(['triage', 'triage']);
  }, 60_000);

  it('S14 W2 tells what a bulk could not do and why; a full column is asked for all of them first', async () => {
    const { bao, ada, slug } = place.team;
    const limit = { count: 1, mode: 'block' };
    await must(ada.post(`/api/teams/${slug}/service-queue/columns/working/limit`, { limit }));
    const { page } = await openTriage(place, bao);
    await page.goto(`${bao.url}/b/${slug}/triage?queue=open`);
    const select = async (...keys: string[]) => {
      for (const key of keys) {
        await row(page, key).focus();
        await page.keyboard.press('x');
      }
      await page.getByText(`${keys.length} selected`).waitFor();
    };
    await select('SRV-1', 'SRV-3');
    await page.keyboard.press('a');
    await page.getByText('1 of 2 not done').first().waitFor();
    await page.getByText('Bao has acknowledged it already.').waitFor();
    await expect.poll(async () => (await one('SRV-3')).acknowledged?.by.name).toBe('Bao');

    await select('SRV-1', 'SRV-3');
    await page.keyboard.press('t');
    await page.getByRole('menuitem', { name: /^Working/ }).press('Enter');
    await page.getByRole('dialog', { name: '1 of 2 fit into Working' }).waitFor();
    await expect
      .poll(async () => (await ticketsOn(place)).filter(({ column }) => column === 'working'))
      .toHaveLength(0);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await ticketsOn(place)).filter(({ column }) => column === 'working').length).toBe(1);
  }, 60_000);

  it('L8 keeps its order under the hand: what somebody else acknowledged greys in place until the refresh', async () => {
    const { page } = await openTriage(place, place.team.bao);
    await row(page, 'SRV-4').focus();
    const before = await rows(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-row')));
    await must(place.team.chloe.post(`/api/service-queue/tickets/${(await one('SRV-4')).id}/acknowledge`));
    await report(place, 'Printer jams', 'office');
    await row(page, 'SRV-4').getByText('Chloe acked').waitFor();
    await page.getByText('1 change waits').waitFor();
    await noViolations(page);
    await expect
      .poll(() => rows(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-row'))))
      .toEqual(before);
    await page.keyboard.press('.');
    await expect.poll(() => row(page, 'SRV-4').count()).toBe(0);
    await row(page, 'SRV-6').waitFor();
  }, 60_000);

  it.each(['light', 'dark'] as const)(
    'has no axe violations (%s), its keys are in the help sheet',
    async (scheme) => {
      const { page, complaints } = await openTriage(place, place.team.bao);
      await page.emulateMedia({ colorScheme: scheme });
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await page
        .getByRole('complementary')
        .getByRole('heading', { name: /^Why SEV/ })
        .waitFor();
      await noViolations(page);
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'All keys' }).getByText('Acknowledge and go on').waitFor();
      expect(complaints).toEqual([]);
    },
    60_000,
  );

  it('is a list with what one needs most under the thumb on a phone', async () => {
    const { chloe, slug } = place.team;
    const { page, complaints } = await openBoard(browser, chloe, slug, { width: 390, height: 844, touch: true });
    await page.getByRole('button', { name: /^Triage: / }).tap();
    const key = 'SRV-5';
    await row(page, key).tap();
    const toolbar = page.getByRole('toolbar', { name: 'Selected tickets' });
    await toolbar.getByRole('button', { name: 'More' }).tap();
    const sheet = page.getByRole('dialog', { name: key });
    await expect.poll(() => sheet.getByRole('button', { name: /^Un-ack/ }).count()).toBe(0);
    await sheet.getByRole('button', { name: /^Open/ }).tap();
    const panel = page.getByRole('dialog', { name: new RegExp(`^${key}`) });
    await panel.getByRole('heading', { name: /^Why SEV/ }).waitFor();
    await panel.getByRole('button', { name: 'Close' }).tap();
    await row(page, key).tap();
    await page.getByRole('toolbar', { name: 'Selected tickets' }).getByRole('button', { name: 'Ack' }).tap();
    await expect.poll(async () => (await one(key)).acknowledged?.by.name).toBe('Chloe');
    await noViolations(page);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('S11 folds by hand: a selection into a group of its own, one more under it, each taken back; a group is not merged', async () => {
    const { page } = await openTriage(place, place.team.chloe);
    const press = (key: string) => page.keyboard.press(key);
    const group = async () => (await groupsOn(place))[0];
    await page.goto(`${place.team.chloe.url}/b/${place.team.slug}/triage?queue=open`);
    for (const key of ['SRV-4', 'SRV-5']) {
      await row(page, key).focus();
      await press('x');
    }
    await page.getByText('2 selected').waitFor();
    await press('m');
    const together = page.getByRole('button', { name: 'Fold the 2 into a new group' });
    await together.press('Enter');
    await expect.poll(async () => (await group())?.marks.folded?.count).toBe(2);
    const { key } = (await group())!;

    await row(page, 'SRV-3').focus();
    await press('m');
    await page.getByRole('option', { name: /folds under it/ }).waitFor();
    await page.keyboard.type(key);
    await press('Enter');
    await expect.poll(async () => (await group())!.marks.folded!.count).toBe(3);
    await press('Control+z');
    await expect.poll(async () => (await group())!.marks.folded!.count).toBe(2);

    await expect
      .poll(async () => {
        await press('.');
        return row(page, key).count();
      })
      .toBe(1);
    await row(page, key).focus();
    await press('m');
    await page.getByText(`${key}: a group is merged into nothing`).waitFor();
    await noViolations(page);
    await press('Escape');
    await press('Control+z');
    await expect.poll(async () => (await groupsOn(place)).length).toBe(0);
    await expect.poll(async () => (await one('SRV-5')).parentId).toBeNull();
  }, 60_000);
});

describe('a storm on a phone', () => {
  const STORM = 30;
  let place: Place;
  beforeAll(async () => {
    place = await openPlace();
    await report(place, 'Printer jams', 'office');
    await arrive(place, STORM, 'tills', 'Till cannot take payments');
  });
  afterAll(() => leave(place));

  it('S11 S17 is its groups first: the rest is counted, folded away, and there again by a tap or after them', async () => {
    const { bao, slug } = place.team;
    const { page, complaints } = await openBoard(browser, bao, slug, { width: 390, height: 844, touch: true });
    const [group] = await groupsOn(place);
    const storm = page.getByRole('region', { name: 'Storm' });
    const titles = () => rows(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    const shown = (...keys: string[]) =>
      expect.poll(titles).toEqual(keys.map((key) => expect.stringContaining(`, ${key},`)));
    const unfold = storm.getByRole('button', { name: 'Show 1 ticket beside the groups' });
    await unfold.waitFor();
    await page.getByText('No group is here; folded away: 1.').waitFor();

    await storm.getByRole('button', { name: 'Triage groups' }).tap();
    await shown(group!.key);
    await page.getByText('1 of 2').waitFor();
    await noViolations(page);
    await unfold.tap();
    await expect.poll(async () => (await titles()).length).toBe(2);
    await storm.getByRole('button', { name: 'Show the groups only' }).tap();
    await shown(group!.key);

    await row(page, group!.key).tap();
    await page.getByRole('toolbar', { name: 'Selected tickets' }).getByRole('button', { name: 'Ack' }).tap();
    await page.getByRole('button', { name: `Ack ${STORM}` }).tap();
    await expect.poll(async () => (await groupsOn(place))[0]!.marks.folded!.unacknowledged).toBe(0);
    // nothing of the storm is left to be answered: what was beside it is what there is
    await expect.poll(async () => (await titles()).some((title) => title.includes('Printer jams'))).toBe(true);
    await expect.poll(() => unfold.count()).toBe(0);
    expect(complaints).toEqual([]);
  }, 60_000);
});
