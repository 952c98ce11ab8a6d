export { CreateTicketDialog } from './CreateTicketDialog.js';
export { OwnTickets } from './OwnTickets.js';
export { ServiceColumnDialog } from './ServiceColumnDialog.js';
export { ServiceRefusal } from './ServiceRefusal.js';
export { TicketPanel } from './TicketPanel.js';
export { WhyPopover } from './WhyPopover.js';
export type {
  CreateTicketDialogProps,
  ServiceColumnDialogProps,
  ServiceRefusalProps,
  TicketPanelProps,
  WhyPopoverProps,
} from './props.js';
