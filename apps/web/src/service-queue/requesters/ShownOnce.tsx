import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import panel from '../../ui/panel/panel.module.css';
import { words } from './words.js';

interface ShownOnceProps {
  path: string;
  hint: string;
  onDone: () => void;
}

/** A link that nobody can show again, until it is said to be kept. */
export const ShownOnce = ({ path, hint, onDone }: ShownOnceProps) => (
  <div className={panel.stack} role="status">
    <TextField
      label={words.link}
      hint={hint}
      readOnly
      autoFocus
      value={location.origin + path}
      onFocus={({ target }) => target.select()}
    />
    <div>
      <Button onClick={onDone}>{words.done}</Button>
    </div>
  </div>
);
