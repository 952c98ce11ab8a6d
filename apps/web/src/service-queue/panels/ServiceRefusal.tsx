import { PlainRefusal } from '../../ui/panel/PlainRefusal.js';
import { useServiceColumns } from '../service-store.js';
import { FullColumn } from './FullColumn.js';
import type { ServiceRefusalProps } from './props.js';
import { words } from './words.js';

/** A command was refused: what happened, why, and what can be done. */
export function ServiceRefusal(props: ServiceRefusalProps) {
  const { refused } = props;
  const column = useServiceColumns().find(({ id }) => id === refused.facts['column']);
  if (refused.code === 'wip-limit-reached' && column) return <FullColumn {...props} column={column} />;
  return <PlainRefusal {...props} title={words.refusal.titles[refused.code] ?? words.refusal.title} />;
}
