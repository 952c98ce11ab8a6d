import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { words as common } from '../../ui/panel/words.js';
import { useQueues } from '../service-store.js';
import { FormRow } from './FormRow.js';
import { useForms } from './forms.js';
import { words } from './words.js';

/** Which queues can be asked without an account, and their links (S18). */
export default function FormLinks({ onClose }: { onClose: () => void }) {
  const queues = useQueues();
  const { data, error } = useForms();
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={words.heading}
      description={words.about}
      footer={<Button onClick={onClose}>{common.close}</Button>}
    >
      <div className={panel.stack}>
        {!data && !error && <p>{common.loading}</p>}
        <ul className={panel.stack}>
          {data &&
            queues.map((queue) => (
              <FormRow key={queue.id} queue={queue} form={data.find(({ queueId }) => queueId === queue.id) ?? null} />
            ))}
        </ul>
        <Failure failure={error} />
      </div>
    </Dialog>
  );
}
