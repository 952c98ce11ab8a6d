import { useState } from 'react';
import type { Request } from '@twotrack/product-backlog/contract';
import { Button } from '../../ui/Button.js';
import panel from '../../ui/panel/panel.module.css';
import { ReasonForm } from '../../ui/panel/ReasonForm.js';
import { handOver } from './HandedOver.js';
import { words } from './words.js';

/** A request that is work goes to the service queues, and its requester is told which ticket it is (B6). */
export function HandOver({ request }: { request: Request }) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <div className={panel.actions}>
        <Button size="small" look="quiet" onClick={() => setOpen(true)}>
          {words.inbox.isWork}
        </Button>
      </div>
    );
  }
  return (
    <ReasonForm
      label={words.inbox.workReason}
      needed={words.inbox.workReason}
      action={words.inbox.handOver}
      send={(reason) => handOver(request, reason)}
      onDone={() => setOpen(false)}
    />
  );
}
