import { useEffect, useState } from 'react';
import { Refused } from '../../http/refused.js';

/** Text being edited in place. The draft outlives refusals; only saving, cancelling or taking theirs ends it. */
export interface Edit {
  /** What to show while nobody edits. */
  shown: string;
  /** Null while nobody edits. */
  draft: string | null;
  saving: boolean;
  /** Somebody changed it while it was edited: what it is now. */
  theirs: string | null;
  failure: Error | null;
  start(): void;
  change(text: string): void;
  save(): Promise<void>;
  cancel(): void;
  keepMine(): Promise<void>;
}

/**
 * Edits `value` as it stood at `version`. A newer version of something else does not disturb: only a change of this very
 * text is a conflict. `refresh` asks for the present state when the server says that ours is stale.
 */
export function useEdit(
  value: string,
  version: number,
  send: (text: string, version: number) => Promise<unknown>,
  refresh: () => void = () => {},
): Edit {
  const [draft, setDraft] = useState<string | null>(null);
  const [base, setBase] = useState(value);
  const [saved, setSaved] = useState<{ text: string; version: number } | null>(null);
  const [stale, setStale] = useState<number | null>(null);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);

  const stop = () => {
    setDraft(null);
    setFailure(null);
    setStale(null);
  };

  const put = async (text: string) => {
    setSaving(true);
    setFailure(null);
    try {
      await send(text, version);
      setSaved({ text, version });
      stop();
    } catch (problem) {
      if (problem instanceof Refused && problem.code === 'stale-version') {
        setStale(version);
        refresh();
      } else setFailure(problem as Error);
    } finally {
      setSaving(false);
    }
  };

  // What made us stale may be another field: then the same words go again, on top of the present version.
  useEffect(() => {
    if (stale === null || version <= stale) return;
    setStale(null);
    if (draft !== null && value === base) void put(draft);
  }, [stale, version]);

  return {
    shown: saved && version <= saved.version ? saved.text : value,
    draft,
    saving: saving || stale !== null,
    theirs: draft !== null && !saving && value !== base && value !== draft ? value : null,
    failure,
    start: () => {
      setBase(value);
      setDraft(value);
    },
    change: setDraft,
    save: async () => {
      if (draft === null || draft === value) return stop();
      if (value === base) await put(draft);
    },
    cancel: stop,
    keepMine: async () => {
      setBase(value);
      if (draft !== null) await put(draft);
    },
  };
}
