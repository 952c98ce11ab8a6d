import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { SmallForm } from './SmallForm.js';

afterEach(cleanup);

/** A button whose place the form takes, as in every panel. */
function Opened({ wanted }: { wanted?: boolean }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (!open) return <button onClick={() => setOpen(true)}>Plan</button>;
  return (
    <SmallForm action="Save" busy={false} onSubmit={async () => close()} onCancel={close}>
      <input aria-label="From" />
      <textarea aria-label="Way back" autoFocus={wanted} />
    </SmallForm>
  );
}

describe('a form that takes the place of its button', () => {
  it('has the focus on its first field, so that what is typed goes there and nowhere else', () => {
    render(<Opened />);
    fireEvent.click(screen.getByRole('button', { name: 'Plan' }));
    expect(document.activeElement).toBe(screen.getByLabelText('From'));
  });

  it('leaves the focus to the field that asks for it', () => {
    render(<Opened wanted />);
    fireEvent.click(screen.getByRole('button', { name: 'Plan' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Way back'));
  });
});
