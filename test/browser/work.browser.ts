import type { Browser, Page } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { card, openBoard, type Look } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;

const ofTeam = (rest: string) => `/api/teams/${team.slug}/service-queue/${rest}`;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  await must(team.ada.post(ofTeam('canned-replies'), { name: 'On it', text: 'We are on it.' }));
  await must(team.emre.post(ofTeam('tickets'), { kind: 'incident', title: 'Checkout is slow' }));
  await must(team.bao.post(ofTeam('tickets'), { kind: 'incident', title: 'Ledger lags' }));
  await must(team.bao.post(ofTeam('tickets'), { kind: 'incident', title: 'Kafka lags' }));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

async function openTicket(client: Client, key: string, look: Look = {}) {
  const screen = await openBoard(browser, client, team.slug, look);
  await card(screen.page, key).click();
  const panel = screen.page.getByRole('dialog');
  await panel.getByRole('heading', { name: 'Comments' }).waitFor();
  return { ...screen, panel };
}

const wellMade = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

describe('the panel of a ticket', () => {
  it('S18 the team writes to itself and, by a reply that is kept, to the requester, who reads that alone', async () => {
    const { page, panel, complaints } = await openTicket(team.bao, 'SRV-1');
    const text = panel.getByLabel('Comment', { exact: true });
    await text.fill('Same as last week');
    await panel.getByRole('button', { name: 'Add comment' }).click();
    await panel.getByRole('listitem').filter({ hasText: 'Same as last week' }).getByText('internal').waitFor();
    await panel.getByRole('button', { name: /^Reply/ }).click();
    await page.getByRole('menuitem', { name: 'On it' }).click();
    await expect.poll(() => text.inputValue()).toBe('We are on it.');
    await panel.getByLabel('Emre may read it').check();
    await text.press('Control+Enter');
    await panel.getByRole('listitem').filter({ hasText: 'We are on it.' }).getByText('public').first().waitFor();
    await wellMade(page);
    expect(complaints).toEqual([]);

    const { body } = await must(team.emre.get(`/api/teams/${team.slug}/board`));
    const { comments } = (
      await must(team.emre.get(`/api/service-queue/tickets/${body.service.tickets[0].id}/comments`))
    ).body;
    expect(comments.map(({ text }: { text: string }) => text)).toEqual(['We are on it.']);
    await page.context().close();
  });

  it('S9 snoozes and escalates a ticket, each with its way back, on a phone in the dark too', async () => {
    const phone = { width: 390, height: 844, touch: true, colorScheme: 'dark' } as const;
    for (const [key, look] of [
      ['SRV-2', {}],
      ['SRV-3', phone],
    ] as const) {
      const { page, panel, complaints } = await openTicket(team.bao, key, look);
      await panel.getByRole('button', { name: /^Snooze/ }).click();
      await page
        .getByRole('menuitem', { name: '1 hour' })
        .or(page.getByRole('button', { name: '1 hour' }))
        .first()
        .click();
      await panel.getByText(/^Out of sight until .*, by Bao\.$/).waitFor();
      await panel.getByRole('button', { name: 'Wake it' }).click();
      await panel.getByText(/^Out of sight/).waitFor({ state: 'detached' });
      await panel.getByRole('button', { name: /^Escalate/ }).click();
      await page
        .getByRole('menuitem', { name: 'Dana' })
        .or(page.getByRole('button', { name: 'Dana' }))
        .first()
        .click();
      await panel.getByLabel('Why to Dana? (optional)').fill('It grows');
      await panel.getByRole('button', { name: 'Escalate', exact: true }).click();
      await panel.getByText(/^Escalated to Dana by Bao .*: It grows$/).waitFor();
      await wellMade(page);
      await panel.getByRole('button', { name: 'Take it back', exact: true }).click();
      await panel.getByText(/^Escalated to/).waitFor({ state: 'detached' });
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });

  it('S9 says who else has the ticket open, while they have', async () => {
    const [bao, chloe] = [await openTicket(team.bao, 'SRV-1'), await openTicket(team.chloe, 'SRV-1')];
    await bao.panel.getByText('Also open at: Chloe').waitFor();
    await chloe.panel.getByText('Also open at: Bao').waitFor();
    await chloe.page.keyboard.press('Escape');
    await bao.panel.getByText('Also open at: Chloe').waitFor({ state: 'detached' });
    for (const { page } of [bao, chloe]) await page.context().close();
  });
});
