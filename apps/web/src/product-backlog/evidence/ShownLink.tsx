import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import panel from '../../ui/panel/panel.module.css';
import { words } from './words.js';

/** A link that nobody can show again, until it is said to be kept. */
export const ShownLink = ({ label, path, onDone }: { label: string; path: string; onDone: () => void }) => (
  <div className={panel.stack} role="status">
    <TextField
      label={label}
      hint={words.shownOnce}
      readOnly
      autoFocus
      value={location.origin + path}
      onFocus={({ target }) => target.select()}
    />
    <Button size="small" onClick={onDone}>
      {words.copied}
    </Button>
  </div>
);
