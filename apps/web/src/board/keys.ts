import { tinykeys } from 'tinykeys';
import type { KeyCommand } from './parts/page-keys.js';

/** Single keys act while the board has focus; never in a field, never with something open over the board. */
export function listenToKeys(commands: readonly KeyCommand[]): () => void {
  const byKey = new Map<string, KeyCommand[]>();
  for (const command of commands) {
    for (const keys of command.keys) byKey.set(keys, [...(byKey.get(keys) ?? []), command]);
  }
  const bindings = [...byKey].map(
    ([keys, all]) =>
      [
        keys,
        (event: KeyboardEvent) => {
          if (event.defaultPrevented || elsewhere(event)) return;
          if (all.some((command) => command.run() !== false)) event.preventDefault();
        },
      ] as const,
  );
  return tinykeys(window, Object.fromEntries(bindings), { ignore: () => false });
}

function elsewhere({ target, key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  // what was done in a panel is taken back there
  const undoes = key === 'z' && (ctrlKey || metaKey);
  if (!undoes && target.closest('[role="dialog"], [role="menu"], [role="alertdialog"]')) return true;
  if (target.closest('input, textarea, select, [contenteditable="true"]')) return true;
  // a button or a splitter keeps its own keys
  return ['Enter', ' '].includes(key) && !target.closest('[data-card] > a, [role=option]');
}
