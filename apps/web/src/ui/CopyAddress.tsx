import { useState } from 'react';
import { Button } from './Button.js';

interface CopyAddressProps {
  readonly label: string;
  /** Said once it is copied. */
  readonly copied: string;
  readonly className?: string | undefined;
}

/** Copies the address of this page, where the browser lets it. */
export function CopyAddress({ label, copied, className }: CopyAddressProps) {
  const [done, setDone] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setDone(true),
      () => setDone(false),
    );
  return (
    <div className={className}>
      {'clipboard' in navigator && <Button onClick={() => void copy()}>{label}</Button>}
      <span role="status">{done && copied}</span>
    </div>
  );
}
