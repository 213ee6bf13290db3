import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { MAX_MESSAGE_CHARS } from '../../shared/domain/conversation.ts';
import { Icon } from '../ui/icons.tsx';
import { createHandOver } from './hand-over.ts';
import styles from './composer.module.css';

type ComposerProps = {
  /** Resolves when the text is stored on this device; only then the field is emptied. */
  readonly onSend: (text: string) => Promise<void>;
  readonly onTyping: () => void;
  readonly tools?: ReactNode;
};

/** From here on the remaining length is shown. */
const TELL_LEFT_FROM = MAX_MESSAGE_CHARS - 400;

/** Enter sends where there is a real keyboard; on a touch screen it makes a new line and the button sends. */
export function Composer({ onSend, onTyping, tools }: ComposerProps) {
  const { t } = useTranslation('counter');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  /** Pressed, and not yet stored: on a slow phone that takes a moment, and the press must be seen at once. */
  const [isStoring, setIsStoring] = useState(false);
  const left = MAX_MESSAGE_CHARS - text.length;
  const sendable = text.trim() !== '' && left >= 0;
  const written = useRef('');
  const handOver = useMemo(() => createHandOver({ read: () => written.current, write }, onSend), [onSend]);

  function write(next: string): void {
    written.current = next;
    setText(next);
  }

  useLayoutEffect(() => {
    const box = field.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight + 4, 180)}px`;
  }, [text]);

  async function send(): Promise<void> {
    if (!sendable) return;
    field.current?.focus();
    setIsStoring(true);
    await handOver();
    setIsStoring(false);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const finger = matchMedia('(pointer: coarse)').matches;
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || finger) return;
    event.preventDefault();
    void send();
  }

  return (
    <form
      className={styles['composer']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {tools}
      <div className={styles['row']}>
        <label className="visually-hidden" htmlFor={id}>
          {t('chat.write')}
        </label>
        <textarea
          ref={field}
          id={id}
          className={styles['field']}
          rows={1}
          placeholder={t('chat.placeholder')}
          value={text}
          aria-describedby={text.length > TELL_LEFT_FROM ? `${id}-left` : undefined}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            write(event.target.value);
            onTyping();
          }}
        />
        <button
          type="submit"
          className={styles['send']}
          aria-disabled={!sendable}
          aria-busy={isStoring}
          aria-label={t('chat.send')}
        >
          <Icon name="send" size={24} />
        </button>
      </div>
      {text.length > TELL_LEFT_FROM ? (
        <p id={`${id}-left`} className={styles['left']} role="status">
          {left >= 0 ? t('chat.left', { count: left }) : t('chat.tooLong', { count: -left })}
        </p>
      ) : null}
    </form>
  );
}
