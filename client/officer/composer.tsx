import { useState, type FormEvent, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { MAX_MESSAGE_CHARS } from '../../shared/domain/conversation.ts';
import type { Conversation } from '../state/conversation.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { keepDraft, readDraft } from './drafts.ts';
import { KeyHint } from './key-hint.tsx';
import styles from './talk-panel.module.css';

/** No keyboard to speak of: its keys need no mention. */
const touch = matchMedia('(hover: none) and (pointer: coarse)');

type ComposerProps = {
  readonly conv: string;
  readonly name: string;
  readonly talk: Conversation;
  readonly field: RefObject<HTMLTextAreaElement | null>;
};

/** Enter sends, Shift+Enter begins a new line, Escape leaves. What is not sent yet survives a reload. */
export function Composer({ conv, name, talk, field }: ComposerProps) {
  const { t } = useTranslation('officer');
  const [text, setText] = useState(() => readDraft(sessionStorage, conv));
  const tooLong = text.length > MAX_MESSAGE_CHARS;

  function change(next: string): void {
    setText(next);
    keepDraft(sessionStorage, conv, next);
    if (next.trim() !== '') talk.typing();
  }

  async function send(): Promise<void> {
    const words = text.trim();
    if (words === '' || tooLong) return;
    // Emptied at once: the next words may already be typed while these are being stored.
    setText('');
    keepDraft(sessionStorage, conv, '');
    field.current?.focus();
    try {
      await talk.send(words);
    } catch {
      setText((newer) => {
        const both = newer === '' ? words : `${words}\n${newer}`;
        keepDraft(sessionStorage, conv, both);
        return both;
      });
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void send();
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key === 'Escape') field.current?.blur();
    // Enter that ends a composition (an input method's candidate) is not a wish to send.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  }

  return (
    <form className={styles['composer']} onSubmit={submit}>
      <textarea
        ref={field}
        rows={Math.min(6, Math.max(2, text.split('\n').length))}
        aria-label={t('talk.compose', { name })}
        aria-invalid={tooLong || undefined}
        aria-describedby={tooLong ? 'composer-problem' : undefined}
        enterKeyHint="send"
        placeholder={touch.matches ? t('talk.placeholderTouch') : t('talk.placeholder')}
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={press}
      />
      <Button type="submit" variant="primary">
        <Icon name="send" size={18} />
        {t('talk.send')}
      </Button>
      {tooLong ? (
        <p id="composer-problem" className={styles['problem']} role="alert">
          {t('talk.tooLong', { max: MAX_MESSAGE_CHARS })}
        </p>
      ) : null}
      {text === '' ? (
        <span className={styles['writeKey']}>
          <KeyHint name="write" />
        </span>
      ) : null}
    </form>
  );
}
