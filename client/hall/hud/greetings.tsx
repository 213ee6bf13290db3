import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { gestures, type Gesture } from '../../../shared/protocol/gestures.ts';
import { phrases, type Phrase } from '../../../shared/protocol/phrases.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { announce } from '../../ui/announcer.tsx';
import { hallSound } from '../sound/hall-sound.ts';
import { GreetingIcon } from './greeting-icon.tsx';
import { usePlace } from './hall-context.ts';
import styles from './greetings.module.css';

const gestureDone = { wave: 'waved', salam: 'saluted', nod: 'nodded' } as const;

type GreetingsProps = {
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  /** Called after the palette was left by choosing or by Escape: the keys steer again. */
  readonly onLeft: () => void;
};

/**
 * All that can be said aloud in the hall: three gestures and ten phrases, seen by those near, each in their own
 * language. One tap opens, one tap says it and closes.
 */
export function Greetings({ isOpen, onOpen, onLeft }: GreetingsProps) {
  const { t } = useTranslation('hall');
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  return (
    <div ref={root} className={styles['greetings']}>
      <button
        type="button"
        className={styles['open']}
        aria-label={t('greetings.open')}
        title={t('greetings.open')}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => onOpen(!isOpen)}
      >
        <GreetingIcon name="salam" />
      </button>
      {isOpen ? (
        <Palette
          id={id}
          onClose={(isLeft) => {
            onOpen(false);
            if (isLeft) onLeft();
          }}
          isOwn={(target) => root.current?.contains(target) ?? false}
        />
      ) : null}
    </div>
  );
}

type PaletteProps = {
  readonly id: string;
  readonly onClose: (isLeft: boolean) => void;
  readonly isOwn: (target: Node) => boolean;
};

function Palette({ id, onClose, isOwn }: PaletteProps) {
  const { t } = useTranslation('hall');
  const { engine } = usePlace();
  const panel = useRef<HTMLDivElement>(null);
  const [isAway, setIsAway] = useState(false);
  const latest = useRef({ onClose, isOwn });
  useEffect(() => {
    latest.current = { onClose, isOwn };
  });

  useEffect(() => {
    panel.current?.querySelector('button')?.focus({ preventScroll: true });
    // A tap beside it means something else than greeting.
    function onPress(event: PointerEvent): void {
      if (event.target instanceof Node && latest.current.isOwn(event.target)) return;
      latest.current.onClose(false);
    }
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, []);

  function gesture(which: Gesture): void {
    engine?.greet(which);
    hallSound.tick('greet');
    announce(t(`greetings.${gestureDone[which]}`));
    onClose(true);
  }

  function say(phrase: Phrase): void {
    if (!engine?.say(phrase)) {
      setIsAway(true);
      return;
    }
    announce(t('greetings.said', { phrase: t(`phrase.${phrase}`) }));
    hallSound.tick('greet');
    onClose(true);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose(true);
      return;
    }
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const buttons = [...(panel.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
  }

  return (
    // Arrow keys only help: every button is in the tab order.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={panel}
      id={id}
      className={styles['palette']}
      role="group"
      aria-label={t('greetings.title')}
      data-own-keys=""
      onKeyDown={onKey}
    >
      <div className={styles['gestures']}>
        {gestures.map((which) => (
          <button key={which} type="button" onClick={() => gesture(which)}>
            <GreetingIcon name={which} />
            {t(`greetings.${which}`)}
          </button>
        ))}
      </div>
      <div className={styles['phrases']}>
        {phrases.map((phrase) => (
          <button key={phrase} type="button" onClick={() => say(phrase)}>
            {t(`phrase.${phrase}`)}
          </button>
        ))}
      </div>
      <p className={styles['note']} role={isAway ? 'alert' : undefined}>
        {t(isAway ? 'greetings.away' : 'greetings.note')}
      </p>
    </div>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
