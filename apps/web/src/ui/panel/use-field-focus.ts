import { useEffect, useRef } from 'react';

/** Focus goes into the field when editing starts, and back to the button when it ends. */
export function useFieldFocus(editing: boolean, select: boolean) {
  const field = useRef<HTMLTextAreaElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (editing) field.current?.focus();
    if (editing && select) field.current?.select();
    if (!editing && wasEditing.current) button.current?.focus();
    wasEditing.current = editing;
  }, [editing, select]);
  return { field, button };
}
