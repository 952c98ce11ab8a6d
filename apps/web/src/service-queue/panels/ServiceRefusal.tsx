import { PlainRefusal } from '../../ui/panel/PlainRefusal.js';
import { useServiceColumns, useTicket } from '../service-store.js';
import { FullColumn } from './FullColumn.js';
import { resolveGroup } from './group-commands.js';
import type { ServiceRefusalProps } from './props.js';
import { words } from './words.js';

/** A command was refused: what happened, why, and what can be done. */
export function ServiceRefusal(props: ServiceRefusalProps) {
  const { refused } = props;
  const ticket = useTicket(props.ticketId ?? '');
  const column = useServiceColumns().find(({ id }) => id === refused.facts['column']);
  if (refused.code === 'wip-limit-reached' && column) return <FullColumn {...props} column={column} />;
  const open = ticket?.marks.folded?.open ?? 0;
  const way =
    refused.code === 'children-open' && ticket && open > 0
      ? { label: words.refusal.resolveAll(open), run: () => resolveGroup(ticket, []) }
      : undefined;
  return <PlainRefusal {...props} title={words.refusal.titles[refused.code] ?? words.refusal.title} way={way} />;
}
