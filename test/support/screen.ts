import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Client } from './client.js';

/** Somebody in front of a screen: signed in, on the board of the team. */
export interface Screen {
  readonly page: Page;
  /** What the page complained about; empty is well. */
  readonly complaints: string[];
}

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** A phone: coarse, small, touched. */
  readonly touch?: boolean;
}

export async function openBoard(browser: Browser, client: Client, slug: string, look: Look = {}): Promise<Screen> {
  const { width = 1440, height = 900, colorScheme = 'light', reducedMotion = 'reduce', touch = false } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion,
    hasTouch: touch,
    isMobile: touch,
  });
  await signIn(context, client);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // a refusal is an answer, not a fault of the page
    if (message.type() === 'error' && !/status of (40[349]|503)/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${client.url}/b/${slug}`);
  await page.getByText('Live', { exact: true }).first().waitFor();
  // the shell is there at once; the cards are when the board was read
  await page.getByRole('main').getByRole('listitem').first().waitFor();
  return { page, complaints };
}

async function signIn(context: BrowserContext, client: Client): Promise<void> {
  const [name, value] = client.credentials['cookie']!.split('=', 2) as [string, string];
  await context.addCookies([{ name, value, url: client.url }]);
}

export const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** The keys of a column's cards from top to bottom, as far as they are on the screen. */
export const keysIn = (page: Page, name: string): Promise<string[]> =>
  column(page, name)
    .getByRole('listitem')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => /[A-Z]+-\d+/.exec(link.getAttribute('aria-label')!)![0]));

export const card = (page: Page, key: string) => page.getByRole('link', { name: new RegExp(`(^|, )${key},`) });
