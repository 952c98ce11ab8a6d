import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { words as common } from '../../ui/panel/words.js';
import { CreateIntegration } from './CreateIntegration.js';
import { IntegrationRow } from './IntegrationRow.js';
import { useIntegrations } from './intake.js';
import { ReceiptList } from './ReceiptList.js';
import { QuietSenders } from './QuietSenders.js';
import { SilenceList } from './SilenceList.js';
import { words } from './words.js';

/** Who may send to this team, and what became of what they sent (S12). */
export default function IntegrationsDialog({ onClose }: { onClose: () => void }) {
  const { administer } = useCan();
  const { data, error } = useIntegrations();
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={words.heading}
      description={words.about}
      footer={<Button onClick={onClose}>{common.close}</Button>}
    >
      <div className={panel.parts}>
        <QuietSenders />
        <section className={panel.section}>
          <h3>{words.heading}</h3>
          {!data && !error && <p>{common.loading}</p>}
          {data?.length === 0 && <p className={panel.muted}>{words.none}</p>}
          <ul className={panel.stack}>
            {data?.map((integration) => (
              <IntegrationRow key={integration.id} integration={integration} />
            ))}
          </ul>
          <Failure failure={error} />
        </section>
        {administer && <CreateIntegration />}
        <SilenceList />
        <ReceiptList />
      </div>
    </Dialog>
  );
}
