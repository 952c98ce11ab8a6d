import { useState } from 'react';
import { X } from 'lucide-react';
import type { Link } from '@twotrack/product-backlog/contract';
import { IconButton } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { FocusKeeper } from '../../ui/panel/FocusKeeper.js';
import styles from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { attachLink, detachLink } from './commands.js';
import own from './item.module.css';
import { Opener } from './Opener.js';
import type { TalkProps } from './use-talk.js';
import { words } from './words.js';

const say = words.links;

/** What is kept elsewhere and belongs to the item. */
export function Links({ item, talk, editable }: TalkProps) {
  const { links } = talk.brief;
  const { busy, failure, send } = useSending();
  return (
    <Section heading={say.heading}>
      <FocusKeeper rows={`${links.length}`} label={say.heading}>
        {links.length === 0 && <p className={styles.muted}>{say.none}</p>}
        <ul className={own.rows}>
          {links.map((link) => (
            <li key={link.url} className={own.row}>
              <a className={own.text} href={link.url} target="_blank" rel="noopener noreferrer nofollow">
                {link.title} <span className={styles.muted}>{new URL(link.url).hostname}</span>
              </a>
              {editable && (
                <IconButton
                  label={say.detach(link.title)}
                  disabled={busy}
                  onClick={() => void send(() => detachLink(item, link))}
                >
                  <X size={14} aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
        {editable && (
          <Opener action={say.add}>
            {(close) => (
              <LinkForm
                send={(link) =>
                  attachLink(
                    item,
                    link,
                    links.find(({ url }) => url === link.url),
                  )
                }
                onDone={close}
              />
            )}
          </Opener>
        )}
        <Failure failure={failure} />
      </FocusKeeper>
    </Section>
  );
}

function LinkForm({ send, onDone }: { send: (link: Link) => Promise<unknown>; onDone: () => void }) {
  const [url, setUrl] = useState('');
  const [title, setTitle] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const safe = URL.canParse(url.trim()) && /^https:\/\//i.test(url.trim());

  const submit = async () => {
    setTried(true);
    if (safe && title.trim() && (await sending.send(() => send({ url: url.trim(), title: title.trim() })))) onDone();
  };
  return (
    <SmallForm action={say.attach} busy={sending.busy} onSubmit={submit} onCancel={onDone}>
      <TextField
        label={say.url}
        hint={say.urlHint}
        fault={tried && !safe ? say.urlWrong : undefined}
        inputMode="url"
        maxLength={2000}
        value={url}
        onChange={({ target }) => setUrl(target.value)}
        autoFocus
      />
      <TextField
        label={say.title}
        fault={tried && !title.trim() ? say.titleNeeded : undefined}
        maxLength={200}
        value={title}
        onChange={({ target }) => setTitle(target.value)}
      />
      <Failure failure={sending.failure} />
    </SmallForm>
  );
}
