import { useEffect, useRef } from 'react';
import { useFocusBack } from './use-focus-back.js';

/** Focus goes into the field when editing starts, and back to the button when it ends. */
export function useFieldFocus(editing: boolean, select: boolean) {
  const field = useRef<HTMLTextAreaElement>(null);
  const button = useFocusBack(editing);
  useEffect(() => {
    if (editing) field.current?.focus();
    if (editing && select) field.current?.select();
  }, [editing, select]);
  return { field, button };
}
