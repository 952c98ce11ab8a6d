import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Menu, type MenuEntry } from './Menu.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const done: string[] = [];
const entry = (label: string, more: object = {}): MenuEntry => ({ label, run: () => void done.push(label), ...more });

function show(entries: MenuEntry[], narrow: boolean): void {
  done.length = 0;
  const media = { matches: narrow, addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal('matchMedia', () => media);
  render(<Menu anchor={document.body} label="Move SRV-1" entries={entries} onClose={() => undefined} />);
}

const focused = () => document.activeElement?.textContent;

describe.each([
  ['a menu', false, 'menuitem'],
  ['a menu on a phone', true, 'button'],
] as const)('%s', (_, narrow, role) => {
  it('has the focus on the first entry that can be done: Enter takes it', async () => {
    show([entry('Triage', { disabled: 'now' }), 'line', entry('Queue'), entry('Working')], narrow);
    await waitFor(() => expect(focused()).toBe('Queue'));
    fireEvent.click(document.activeElement!);
    expect(done).toEqual(['Queue']);
  });

  it('has it on what one wants most often, where that can be done', async () => {
    show([entry('Triage'), entry('Queue', { disabled: 'now' }), entry('Working', { likely: true })], narrow);
    await waitFor(() => expect(focused()).toBe('Working'));
    cleanup();
    show([entry('Triage'), entry('Working', { likely: true, disabled: 'full' })], narrow);
    await waitFor(() => expect(focused()).toBe('Triage'));
    expect(screen.getAllByRole(role).length).toBeGreaterThan(1);
  });
});

it('on a phone a branch has the focus on its first entry too', async () => {
  show([{ label: 'Move to', entries: [entry('Queue'), entry('Working')] }, entry('Open')], true);
  await waitFor(() => expect(focused()).toBe('Move to'));
  fireEvent.click(document.activeElement!);
  await waitFor(() => expect(focused()).toBe('Queue'));
});
