import { X } from 'lucide-react';
import { IconButton } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import { FocusKeeper } from '../../ui/panel/FocusKeeper.js';
import styles from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { team } from '../../identity/team-store.js';
import { ItemLink } from '../panels/ItemLink.js';
import { undepend } from './commands.js';
import { DependForm } from './DependForm.js';
import own from './item.module.css';
import { Opener } from './Opener.js';
import type { End, TalkProps } from './use-talk.js';
import { words } from './words.js';

const say = words.dependencies;

/** What it needs and what needs it, of whichever team (P18). */
export function Dependencies({ item, talk: { dependsOn, neededBy }, editable }: TalkProps) {
  const { busy, failure, send } = useSending();
  return (
    <Section heading={say.heading}>
      <FocusKeeper rows={`${dependsOn.length}`} label={say.heading}>
        {dependsOn.length + neededBy.length === 0 && <p className={styles.muted}>{say.none}</p>}
        {dependsOn.length > 0 && <h4 className={styles.muted}>{say.needs}</h4>}
        <ul className={own.rows}>
          {dependsOn.map((end) => (
            <li key={end.id} className={own.row}>
              <EndLine end={end} />
              {editable && (
                <IconButton
                  label={say.remove(end.key)}
                  disabled={busy}
                  onClick={() => void send(() => undepend(item, end))}
                >
                  <X size={14} aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
        {neededBy.length > 0 && <h4 className={styles.muted}>{say.neededBy}</h4>}
        <ul className={own.rows}>
          {neededBy.map((end) => (
            <li key={end.id} className={own.row}>
              <EndLine end={end} />
            </li>
          ))}
        </ul>
        {editable && <Opener action={say.add}>{(close) => <DependForm item={item} onDone={close} />}</Opener>}
        <Failure failure={failure} />
      </FocusKeeper>
    </Section>
  );
}

function EndLine({ end }: { end: End }) {
  const { key, title, team: called, teamId } = end;
  const ours = teamId === team.get().me.teamId;
  return (
    <span className={own.text}>
      <b>{ours ? <ItemLink itemKey={key} /> : key}</b> {title}
      <span className={styles.muted}>
        {' '}
        · {!ours && `${called} · `}
        {howItStands(end)}
      </span>
    </span>
  );
}

function howItStands({ column, blocked, removed, splitInto }: End): string {
  if (splitInto) return say.splitInto(splitInto.map(({ key }) => key));
  return removed ? say.removed : [say.column(column), blocked && say.blocked].filter(Boolean).join(', ');
}
