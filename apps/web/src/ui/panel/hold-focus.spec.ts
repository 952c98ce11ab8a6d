import { afterEach, describe, expect, it } from 'vitest';
import { holdFocus } from './hold-focus.js';

afterEach(() => document.body.replaceChildren());

/** A dialog with two rows. */
function dialog() {
  document.body.innerHTML = '<div tabindex="-1"><ul><li tabindex="0"></li><li tabindex="0"></li></ul></div>';
  const [popup, first, second] = document.querySelectorAll<HTMLElement>('[tabindex]');
  return { popup: popup!, first: first!, second: second! };
}
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

describe('the focus on the next row', () => {
  it('stays there where the dialog takes it in the next frame', async () => {
    const { popup, first } = dialog();
    requestAnimationFrame(() => popup.focus());
    holdFocus(first);
    await nextFrame();
    expect(document.activeElement).toBe(first);
  });

  it('is not taken back from whoever has moved on meanwhile', async () => {
    const { first, second } = dialog();
    holdFocus(first);
    second.focus();
    await nextFrame();
    expect(document.activeElement).toBe(second);
  });
});
