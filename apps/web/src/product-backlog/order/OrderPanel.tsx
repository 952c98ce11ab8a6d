import { SidePanel } from '../../ui/Dialog.js';
import panel from '../../ui/panel/panel.module.css';
import { ChangesSection } from './ChangesSection.js';
import { DelegationSection } from './DelegationSection.js';
import { LedgerSection } from './LedgerSection.js';
import { words } from './words.js';

/** The order as a record: who decides it, what changed since, and every decision with its way back (P13, P14). */
export default function OrderPanel({ onClose }: { onClose: () => void }) {
  return (
    <SidePanel onClose={onClose} title={words.heading}>
      <div className={panel.parts}>
        <DelegationSection />
        <ChangesSection />
        <LedgerSection />
      </div>
    </SidePanel>
  );
}
