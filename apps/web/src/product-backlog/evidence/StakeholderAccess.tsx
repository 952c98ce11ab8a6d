import { useState } from 'react';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { makeLink, revokeLink } from './commands.js';
import { useStakeholderLink } from './use-evidence.js';
import { words } from './words.js';

/** The read-only link for people outside: the product owner makes and revokes it. */
export function StakeholderAccess() {
  const { data, error, refetch } = useStakeholderLink();
  const [token, setToken] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const { busy, failure, send } = useSending();
  const act = (doing: () => Promise<{ token?: string | null; link: unknown }>) =>
    void send(async () => {
      setToken((await doing()).token ?? null);
      setAsked(false);
      await refetch();
    });
  const link = data?.link;
  return (
    <Section heading={words.stakeholders}>
      <p className={panel.muted}>{words.aboutLink}</p>
      {data && <p>{link ? words.linkIs(link.hint, link.madeBy.name, link.madeAt) : words.noLink}</p>}
      {token && (
        <div className={panel.stack} role="status">
          <TextField
            label={words.stakeholders}
            hint={words.shownOnce}
            readOnly
            autoFocus
            value={`${location.origin}/show/${token}`}
            onFocus={({ target }) => target.select()}
          />
          <Button size="small" onClick={() => setToken(null)}>
            {words.copied}
          </Button>
        </div>
      )}
      {data && !token && (
        <div className={panel.actions}>
          <Button size="small" disabled={busy} title={link ? words.renewHint : undefined} onClick={() => act(makeLink)}>
            {link ? words.renew : words.make}
          </Button>
          {link && (
            <Button
              size="small"
              look={asked ? 'danger' : 'plain'}
              disabled={busy}
              onClick={() => (asked ? act(revokeLink) : setAsked(true))}
            >
              {asked ? words.sure : words.revoke}
            </Button>
          )}
        </div>
      )}
      <Failure failure={failure ?? error} />
    </Section>
  );
}
