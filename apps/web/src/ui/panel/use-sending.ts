import { useCallback, useState } from 'react';

export interface Sending {
  busy: boolean;
  failure: Error | null;
  /** Runs it once at a time; true when it was done. What fails is kept in `failure`, and nothing else changes. */
  send(work: () => Promise<unknown>): Promise<boolean>;
  forget(): void;
}

/** One command at a time, and what became of it. */
export function useSending(): Sending {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const send = useCallback(async (work: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
      return true;
    } catch (problem) {
      setFailure(problem as Error);
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return { busy, failure, send, forget: useCallback(() => setFailure(null), []) };
}
