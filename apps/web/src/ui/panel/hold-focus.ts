/**
 * Gives it the focus for good. Where a board heard of a command before its answer was here, what had the focus is gone
 * by now, and the dialog around it takes the focus for itself in the next frame.
 */
export function holdFocus(element: HTMLElement | null | undefined): void {
  element?.focus();
  requestAnimationFrame(() => {
    const at = document.activeElement;
    if (element && at !== element && at?.contains(element)) element.focus();
  });
}
