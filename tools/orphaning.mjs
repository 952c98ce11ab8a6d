import { readFileSync } from 'node:fs';

const GLANCE = 200;

/**
 * Tells when the npm that started us is gone. npm hands a signal to the shell between us at best, and that ends without
 * a word to us: all we see is that we have other ancestors. Returns how to stop watching.
 */
export function orphaning(tell) {
  if (!process.env.npm_lifecycle_event) return () => {};
  const before = ancestors();
  const glances = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(glances);
    tell();
  }, GLANCE);
  glances.unref();
  return () => clearInterval(glances);
}

/** Our parent, and its parent if ours is but the shell that npm put between. */
function ancestors() {
  const parent = process.ppid;
  const { name, ppid } = describe(parent);
  return /^(ba|da|a|z)?sh$/.test(name) ? `${parent} ${ppid}` : `${parent}`;
}

function describe(pid) {
  try {
    const [, name, ppid] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return { name, ppid };
  } catch {
    return { name: '', ppid: '' };
  }
}
