import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { layoutHall } from '../../shared/hall/layout-hall.ts';
import type { ProvinceView } from '../../shared/protocol/views.ts';
import { useSession } from '../state/session.ts';
import { announce } from '../ui/announcer.tsx';
import { createEngine } from './engine/create-engine.ts';
import type { HallEngine } from './engine/hall-engine.ts';
import { hallWords } from './hall-words.ts';
import { HallContext } from './hud/hall-context.ts';
import { Hud } from './hud/hud.tsx';
import { LoadingVeil } from './hud/loading-veil.tsx';
import { NoHall } from './hud/no-hall.tsx';
import { RestBar } from './hud/rest-bar.tsx';
import { WeakOffer } from './hud/weak-offer.tsx';
import { prefersStill, useLetters } from './hud/use-preferences.ts';
import type { KeyAction } from './motion/keys.ts';
import { hallSound } from './sound/hall-sound.ts';
import { noteHall, resetHall, useHall } from './state/hall-store.ts';
import tagStyles from './people/name-tags.module.css';
import styles from './hall-view.module.css';
import './texts/texts.ts';

type HallViewProps = {
  readonly province: ProvinceView;
  /** Counter of the address, or null. */
  readonly code: string | null;
  /** Changes with every navigation, also to the same address. */
  readonly visit: string;
};

/** The hall of one province: picture, and everything that can be done in it. */
export function HallView({ province, code, visit }: HallViewProps) {
  const { t } = useTranslation('hall');
  const descriptionId = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const tags = useRef<HTMLDivElement>(null);
  const actions = useRef<((action: KeyAction) => void) | null>(null);
  const firstCode = useRef(code);
  const followed = useRef(visit);
  const words = useRef(t);
  const told = useRef(t);
  const [engine, setEngine] = useState<HallEngine | null>(null);
  const phase = useHall((hall) => hall.phase);
  const hall = useMemo(() => layoutHall(province.regions, province.wings), [province]);
  const { title } = province.branding;
  const textPath = code ? `/teks/loket/${code}` : '/teks';
  useEffect(() => {
    words.current = t;
  }, [t]);

  useEffect(() => {
    const place = canvas.current;
    const layer = tags.current;
    if (!place || !layer) return;
    let isGone = false;
    let running: HallEngine | null = null;
    const say = words.current;
    told.current = say;
    createEngine({
      hall,
      timeZone: province.timeZone,
      canvas: place,
      tagLayer: layer,
      tagClasses: tagStyles,
      words: hallWords(say, title),
      startAt: firstCode.current,
      reducedMotion: prefersStill,
      lettersOn: () => useLetters.getState().on,
      onAction: (action) => actions.current?.(action),
      onHeard: (name, phrase) => {
        announce(words.current('greetings.heard', { name, phrase: words.current(`phrase.${phrase}`) }));
      },
      onFootfall: hallSound.footfall,
      isGone: () => isGone,
    }).then(
      (made) => {
        if (isGone) {
          made?.dispose();
          return;
        }
        running = made;
        setEngine(made);
      },
      () => {
        if (!isGone) noteHall({ phase: 'failed' });
      },
    );
    return () => {
      isGone = true;
      running?.dispose();
      setEngine(null);
      resetHall();
    };
  }, [hall, province.timeZone, title]);

  // Navigating to a counter (an answered call, a link), also to the one of the address, means: be there now.
  useEffect(() => {
    if (!engine || visit === followed.current) return;
    followed.current = visit;
    if (code) engine.bringTo(code);
  }, [engine, code, visit]);

  // Signs, boards and names follow the visitor's language.
  useEffect(() => {
    if (!engine || told.current === t) return;
    told.current = t;
    engine.setWords(hallWords(t, title));
  }, [engine, t, title]);

  const look = useSession((session) => session.me?.look);
  useEffect(() => {
    if (engine && look) engine.setLook(look);
  }, [engine, look]);

  const onActions = useCallback((listener: ((action: KeyAction) => void) | null) => {
    actions.current = listener;
  }, []);
  const focusCanvas = useCallback(() => canvas.current?.focus({ preventScroll: true }), []);
  const place = useMemo(() => ({ hall, province, engine }), [hall, province, engine]);

  if (phase === 'failed') return <NoHall reason="failed" textPath={textPath} />;
  return (
    <HallContext value={place}>
      <main className={styles['page']}>
        <h1 className="visually-hidden">{t('title')}</h1>
        <p id={descriptionId} className="visually-hidden">
          {t('canvasHelp')}
        </p>
        {/* The picture is driven by keys as a whole; what is in it has buttons of its own in the lists. */}
        <canvas
          ref={canvas}
          className={styles['canvas']}
          // eslint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role
          role="application"
          tabIndex={0}
          aria-label={t('canvas')}
          aria-describedby={descriptionId}
        />
        <div ref={tags} className={styles['tags']} aria-hidden="true" />
        <Hud onActions={onActions} focusCanvas={focusCanvas} />
        <RestBar />
        <WeakOffer textPath={textPath} />
        {phase === 'loading' ? <LoadingVeil textPath={textPath} /> : null}
      </main>
    </HallContext>
  );
}
