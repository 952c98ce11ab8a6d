export { CreateItemDialog } from './CreateItemDialog.js';
export { InboxPanel } from './InboxPanel.js';
export { ItemPanel } from './ItemPanel.js';
export { OwnRequests } from './OwnRequests.js';
export { ProductColumnDialog } from './ProductColumnDialog.js';
export { ProductRefusal } from './ProductRefusal.js';
export type {
  CreateItemDialogProps,
  InboxPanelProps,
  ItemPanelProps,
  ProductColumnDialogProps,
  ProductRefusalProps,
} from './props.js';
