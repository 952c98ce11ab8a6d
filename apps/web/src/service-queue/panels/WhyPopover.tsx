import { useRef } from 'react';
import type { SeverityPolicy, Ticket } from '@twotrack/service-queue/contract';
import { explain, factsKnownTo } from '@twotrack/service-queue/domain';
import { Button } from '../../ui/Button.js';
import panel from '../../ui/panel/panel.module.css';
import { words as common } from '../../ui/panel/words.js';
import { Popover } from '../../ui/Popover.js';
import { usePolicy, useTicket } from '../service-store.js';
import { Safe, usePlaceSentence } from './PlaceSection.js';
import type { WhyPopoverProps } from './props.js';
import { shortWhy } from './short-why.js';
import { Alternatives, Assumed } from './WhySection.js';
import { words } from './words.js';

/** The short answer to "why this severity, why here", with the way to the long one. */
export function WhyPopover(props: WhyPopoverProps) {
  const ticket = useTicket(props.ticketId);
  const policy = usePolicy();
  return ticket && policy ? <Why {...props} ticket={ticket} policy={policy} /> : null;
}

function Why({
  ticket,
  policy,
  anchor,
  onClose,
  onOpenTicket,
}: WhyPopoverProps & { ticket: Ticket; policy: SeverityPolicy }) {
  const place = usePlaceSentence(ticket);
  const main = useRef<HTMLButtonElement>(null);
  const why = explain(policy, factsKnownTo(policy, ticket.facts));
  return (
    <Popover
      anchor={anchor}
      onClose={onClose}
      title={words.why.heading(ticket.severity)}
      focus={main}
      footer={
        <>
          <Button onClick={onClose}>{common.close}</Button>
          {onOpenTicket && (
            <Button ref={main} look="primary" onClick={() => onOpenTicket(ticket.id)}>
              {words.why.openPanel}
            </Button>
          )}
        </>
      }
    >
      <div className={panel.stack}>
        <p>
          {ticket.policyVersion === policy.version
            ? shortWhy(why, policy)
            : words.why.older(ticket.policyVersion, policy.version)}
        </p>
        <Assumed why={why} />
        <Alternatives why={why} shown={3} />
        <p>{place}</p>
        <Safe ticket={ticket} />
      </div>
    </Popover>
  );
}
