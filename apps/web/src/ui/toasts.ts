import { valueOf } from '../live/value.js';

export interface ToastAction {
  label: string;
  keys?: string;
  run: () => void;
}

export interface Toast {
  id: number;
  text: string;
  /** `news`: somebody else's answer, which one has to read. */
  tone: 'quiet' | 'problem' | 'news';
  action?: ToastAction;
}

/** So many at once; older ones go. */
const SHOWN = 2;
let last = 0;
export const toasts = valueOf<readonly Toast[]>([]);

/** Tells something that needs no answer. It is spoken, shown for a while, and never the only way to act. */
export function say(text: string, more: { action?: ToastAction; tone?: Toast['tone'] } = {}): number {
  const id = ++last;
  toasts.set(
    [...toasts.get(), { id, text, tone: more.tone ?? 'quiet', ...(more.action && { action: more.action }) }].slice(
      -SHOWN,
    ),
  );
  return id;
}

export const dismiss = (id: number): void => toasts.set(toasts.get().filter((toast) => toast.id !== id));
