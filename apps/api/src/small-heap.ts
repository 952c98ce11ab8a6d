import v8 from 'node:v8';

/**
 * Loads and starts a program while the young generation of its heap stays small. Else loading alone makes it grow to
 * 48 MiB, which it keeps and an idle process has no use for; under load it may grow as ever.
 */
export async function inSmallHeap<T>(starting: () => Promise<T>): Promise<T> {
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  try {
    return await starting();
  } finally {
    v8.setFlagsFromString('--semi-space-growth-factor=2');
  }
}
