import { useState } from 'react';
import type { StakeholderLink } from '@twotrack/product-backlog/contract';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { ShownLink } from './ShownLink.js';
import { words } from './words.js';

interface Props {
  heading: string;
  about: string;
  /** The link in force, null where there is none; undefined while that is not known. */
  link: StakeholderLink | null | undefined;
  failure: Error | null;
  /** Where the link with this token leads. */
  pathOf: (token: string) => string;
  make: () => Promise<{ token: string | null }>;
  revoke: () => Promise<unknown>;
  /** What revoking means, said once more before it is done. */
  sure: string;
  onChanged: () => Promise<unknown>;
}

/** A link for people outside, of which there is one: the product owner makes, renews and revokes it. It is shown once. */
export function LinkAccess({ heading, about, link, failure, pathOf, make, revoke, sure, onChanged }: Props) {
  const [token, setToken] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const { busy, failure: refused, send } = useSending();
  const act = (doing: () => Promise<string | null>) =>
    void send(async () => {
      setToken(await doing());
      setAsked(false);
      await onChanged();
    });
  return (
    <Section heading={heading}>
      <p className={panel.muted}>{about}</p>
      {link !== undefined && <p>{link ? words.linkIs(link.hint, link.madeBy.name, link.madeAt) : words.noLink}</p>}
      {token && <ShownLink label={heading} path={pathOf(token)} onDone={() => setToken(null)} />}
      {link !== undefined && !token && (
        <div className={panel.actions}>
          <Button
            size="small"
            disabled={busy}
            title={link ? words.renewHint : undefined}
            onClick={() => act(async () => (await make()).token)}
          >
            {link ? words.renew : words.make}
          </Button>
          {link && (
            <Button
              size="small"
              look={asked ? 'danger' : 'plain'}
              disabled={busy}
              onClick={() => (asked ? act(() => revoke().then(() => null)) : setAsked(true))}
            >
              {asked ? sure : words.revoke}
            </Button>
          )}
        </div>
      )}
      <Failure failure={refused ?? failure} />
    </Section>
  );
}
