import { PlainRefusal } from '../../ui/panel/PlainRefusal.js';
import { useProductColumns } from '../product-store.js';
import { NotReady } from '../refine/NotReady.js';
import { FullColumn } from './FullColumn.js';
import { useProductOwner } from './names.js';
import type { ProductRefusalProps } from './props.js';
import { words } from './words.js';

/** A command was refused: what happened, why, and what can be done. */
export function ProductRefusal(props: ProductRefusalProps) {
  const { refused } = props;
  const owner = useProductOwner();
  const column = useProductColumns().find(({ id }) => id === refused.facts['column']);
  if (refused.code === 'wip-limit-reached' && column) return <FullColumn {...props} column={column} />;
  if (refused.code === 'not-ready') return <NotReady {...props} />;
  return (
    <PlainRefusal {...props} title={words.refusal.titles[refused.code] ?? words.refusal.title}>
      {refused.code === 'not-product-owner' && owner && <p>{words.refusal.owner(owner.name)}</p>}
    </PlainRefusal>
  );
}
