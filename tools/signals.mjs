import { orphaning } from './orphaning.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The terminal and npm may both pass on the same one. */
const ONE_KEYSTROKE = 500;

/** Hears every wish that this process end; returns how to stop listening. */
export function onSignal(listener) {
  for (const signal of SIGNALS) process.on(signal, listener);
  const stopWatching = orphaning(() => listener('SIGTERM'));
  return () => {
    stopWatching();
    for (const signal of SIGNALS) process.off(signal, listener);
  };
}

/** Closes in order; whoever presses Ctrl-C again does not want to wait. */
export function closeOnSignal(close) {
  let closingSince = 0;
  onSignal(async (signal) => {
    if (closingSince) {
      if (signal === 'SIGINT' && performance.now() - closingSince > ONE_KEYSTROKE) process.exit(130);
      return;
    }
    closingSince = performance.now();
    try {
      await close();
      process.exit(0);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  });
}
