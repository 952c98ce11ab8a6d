import type { Refused } from '../../http/refused.js';
import type { ColumnId } from '@twotrack/product-backlog/contract';

export interface ItemPanelProps {
  itemId: string;
  onClose: () => void;
}

export interface CreateItemDialogProps {
  open: boolean;
  onClose: () => void;
}

export interface InboxPanelProps {
  onClose: () => void;
  /** Opens an item that a request or proposal names. */
  onOpenItem?: (itemId: string) => void;
}

export interface ProductColumnDialogProps {
  columnId: ColumnId;
  onClose: () => void;
}

/** A command that was refused, and the ways on. */
export interface ProductRefusalProps {
  refused: Refused;
  /** The item it was about, when it was about one. */
  itemId?: string;
  /** Sends the same command again, with a reason for passing the limit if one is given. Rejects with `Refused`. */
  retry: (reason?: string) => Promise<unknown>;
  onClose: () => void;
  /** What the panel hangs on: the header of the full column. */
  anchor: Element | null;
  onOpenItem?: (itemId: string) => void;
}
