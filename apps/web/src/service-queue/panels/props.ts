import type { Refused } from '../../http/refused.js';
import type { ColumnId } from '@twotrack/service-queue/contract';

export interface TicketPanelProps {
  ticketId: string;
  onClose: () => void;
}

export interface CreateTicketDialogProps {
  open: boolean;
  onClose: () => void;
}

export interface WhyPopoverProps {
  ticketId: string;
  /** The severity chip it hangs on. */
  anchor: Element | null;
  onClose: () => void;
  /** Opens the panel with the whole explanation. */
  onOpenTicket?: (ticketId: string) => void;
}

export interface ServiceColumnDialogProps {
  columnId: ColumnId;
  onClose: () => void;
}

/** A command that was refused, and the ways on. */
export interface ServiceRefusalProps {
  refused: Refused;
  /** The ticket it was about, when it was about one. */
  ticketId?: string;
  /** Sends the same command again, with a reason for passing the limit if one is given. Rejects with `Refused`. */
  retry: (reason?: string) => Promise<unknown>;
  onClose: () => void;
  /** What the panel hangs on: the header of the full column. */
  anchor: Element | null;
  onOpenTicket?: (ticketId: string) => void;
}
