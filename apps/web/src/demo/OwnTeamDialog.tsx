import { useState } from 'react';
import { useCan, useMe, usePeople } from '../identity/session.js';
import { TextField } from '../ui/Field.js';
import { Failure } from '../ui/panel/Failure.js';
import { FormDialog } from '../ui/panel/FormDialog.js';
import { useSending } from '../ui/panel/use-sending.js';
import { startOwnTeam } from './demo.js';
import styles from './demo.module.css';
import { words } from './words.js';

/** The way out of the demo: an empty team, and there at once. Who may not is told who may. */
export function OwnTeamDialog({ onClose }: { onClose: () => void }) {
  const { teamSlug } = useMe();
  const { administer } = useCan();
  const { busy, failure, send } = useSending();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const [brings, setBrings] = useState(false);

  const submit = async () => {
    const said = name.trim();
    setMissing(!said);
    if (!said) return;
    await send(async () => {
      const { team } = await startOwnTeam(teamSlug, said);
      location.assign(`/b/${team.slug}${brings ? '/import' : ''}`); // who one is, and where, is read anew
    });
  };
  const form = { onClose, title: words.own, description: words.ownWhat, busy, onSubmit: submit };
  if (!administer) {
    return (
      <FormDialog {...form} action={null}>
        <WhoMay />
      </FormDialog>
    );
  }
  return (
    <FormDialog {...form} action={words.make}>
      <TextField
        label={words.name}
        value={name}
        onChange={({ target }) => setName(target.value)}
        fault={missing ? words.nameNeeded : undefined}
        maxLength={80}
        autoComplete="off"
        required
      />
      <label className={styles.brings}>
        <input type="checkbox" checked={brings} onChange={({ target }) => setBrings(target.checked)} />
        {words.brings}
      </label>
      <Failure failure={failure} />
    </FormDialog>
  );
}

function WhoMay() {
  const admins = usePeople().filter(({ roles }) => roles.includes('admin'));
  return (
    <>
      <p>{admins.length > 0 ? words.ownNotYours(admins.map(({ name }) => name).join(', ')) : words.ownElse}</p>
      <code className={styles.terminal}>{words.ownByTerminal}</code>
    </>
  );
}
