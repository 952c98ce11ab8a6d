import { useState } from 'react';
import { useCan, usePeople } from '../../identity/session.js';
import { useValue } from '../../live/value.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import { Section } from '../../ui/panel/Section.js';
import { useFocusBack } from '../../ui/panel/use-focus-back.js';
import { useSending } from '../../ui/panel/use-sending.js';
import panel from '../../ui/panel/panel.module.css';
import { useProductOwner } from '../panels/names.js';
import { delegation as delegationNow } from '../product-store.js';
import { withdrawDelegation } from './commands.js';
import { DelegateForm } from './DelegateForm.js';
import { words } from './words.js';

/** Who decides the order now, and until when; the product owner gives it to a member and takes it back (P13). */
export function DelegationSection() {
  const { order } = useCan();
  const owner = useProductOwner();
  const people = usePeople();
  const given = useValue(delegationNow);
  const [giving, setGiving] = useState(false);
  const opener = useFocusBack(giving);
  const { busy, failure, send } = useSending();
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? '?';
  return (
    <Section heading={words.delegation.heading}>
      <p>
        {given
          ? words.delegation.until(nameOf(given.to), given.until, given.by.name)
          : words.delegation.owner(owner?.name ?? null)}
      </p>
      {given?.reason && <p className={panel.reason}>“{given.reason}”</p>}
      {giving && <DelegateForm onDone={() => setGiving(false)} />}
      {order && !giving && (
        <div className={panel.actions}>
          <Button ref={opener} size="small" onClick={() => setGiving(true)}>
            {words.delegation.delegate}
          </Button>
          {given && (
            <Button size="small" disabled={busy} onClick={() => void send(() => withdrawDelegation(given))}>
              {words.delegation.withdraw}
            </Button>
          )}
        </div>
      )}
      <Failure failure={failure} />
    </Section>
  );
}
