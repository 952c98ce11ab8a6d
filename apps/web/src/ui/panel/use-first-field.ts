import { useEffect, useId } from 'react';

/** The id of a form that takes the place of the button that opened it: its first field has the focus then. */
export function useFirstField(): string {
  const id = useId();
  useEffect(() => document.getElementById(id)?.querySelector<HTMLElement>('input, select, textarea')?.focus(), [id]);
  return id;
}
