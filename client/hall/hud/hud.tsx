import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { classes } from '../../ui/classes.ts';
import { LookOffer } from '../../avatar/look-offer.tsx';
import type { KeyAction } from '../motion/keys.ts';
import { useHall } from '../state/hall-store.ts';
import { closePanel, CounterSheet } from './counter-sheet.tsx';
import { GalleryPane } from './gallery-pane.tsx';
import { GoBar } from './go-bar.tsx';
import { HallSheet } from './hall-sheet.tsx';
import { usePlace } from './hall-context.ts';
import { Greetings } from './greetings.tsx';
import { HelpSheet } from './help-sheet.tsx';
import { MiniPlan } from './mini-plan.tsx';
import { MovePad } from './move-pad.tsx';
import { SearchSheet, type Wish } from './search-sheet.tsx';
import { SoundButton } from './sound-button.tsx';
import { SoundSheet } from './sound-sheet.tsx';
import { StatusChips } from './status-chips.tsx';
import { TicketStrip } from './ticket-strip.tsx';
import { TopBar } from './top-bar.tsx';
import { useHallSound } from './use-hall-sound.ts';
import { useLiveFeed } from './use-live-feed.ts';
import { useServing } from './use-serving.ts';
import { useSuggestion } from './use-suggestion.ts';
import { ViewButtons } from './view-buttons.tsx';
import { WhereSheet } from './where-sheet.tsx';
import { WingToast } from './wing-toast.tsx';
import styles from './hud.module.css';

/** Opened by few, and not on the way to the first step. */
const LookSheet = lazy(() =>
  import('../../avatar/look-sheet.tsx').then((module) => ({ default: module.LookSheet })),
);

type Sheet = 'search' | 'help' | 'where' | 'look' | 'sound' | 'hall' | null;

type HudProps = {
  /** The engine's keys arrive here; set while mounted. */
  readonly onActions: (listener: ((action: KeyAction) => void) | null) => void;
  readonly focusCanvas: () => void;
};

/** Everything over the picture. The picture itself knows nothing of it. */
export function Hud({ onActions, focusCanvas }: HudProps) {
  const { t } = useTranslation('hall');
  const { engine } = usePlace();
  const [sheet, setSheet] = useState<Sheet>(null);
  const [greets, setGreets] = useState(false);
  const [wish, setWish] = useState<Wish | null>(null);
  const isPanelOpen = useHall((hall) => hall.panel.open !== null);
  const phase = useHall((hall) => hall.phase);
  const number = useHall((hall) => hall.hall);
  const isAbove = useHall((hall) => hall.gallery);
  const suggestion = useSuggestion();
  const latest = useRef({ suggestion });
  useEffect(() => {
    latest.current = { suggestion };
  });
  useLiveFeed();
  useHallSound(sheet);
  const isServed = useServing() && isPanelOpen;

  useEffect(() => {
    onActions((action) => {
      const { panel, target, gallery } = useHall.getState();
      if (action === 'dismiss') {
        if (panel.open) closePanel();
        else if (target) engine?.stop();
      } else if (action === 'guide') {
        const code = target?.code ?? panel.at ?? latest.current.suggestion;
        if (code) engine?.guideTo(code);
      } else if (action === 'greet') setGreets(!gallery);
      else setSheet(action);
    });
    return () => onActions(null);
  }, [engine, onActions]);

  const close = useCallback(() => setSheet(null), []);

  function choose(next: Wish): void {
    setWish(next);
    close();
    engine?.guideTo(next.region);
  }

  return (
    <div className={classes(styles['hud'], isPanelOpen && styles['aside'], isServed && styles['served'])}>
      <div className={styles['top']}>
        <TopBar onSearch={() => setSheet('search')} onHelp={() => setSheet('help')} />
        <div className={styles['second']}>
          <div className={styles['notes']}>
            <StatusChips onHall={() => setSheet('hall')} />
            <TicketStrip />
            {isAbove ? null : <LookOffer onAll={() => setSheet('look')} />}
            {phase === 'lost' ? (
              <p className={styles['lost']} role="status">
                {t('lost')}
              </p>
            ) : null}
          </div>
          <SoundButton onOpen={() => setSheet('sound')} />
        </div>
        <WingToast />
      </div>
      <div className={styles['bottom']}>
        <div className={styles['left']}>
          {isAbove ? null : (
            <>
              <Greetings isOpen={greets} onOpen={setGreets} onLeft={focusCanvas} />
              <MovePad />
            </>
          )}
        </div>
        <div className={styles['middle']}>
          {isAbove ? <GalleryPane onChoose={() => setSheet('search')} /> : <GoBar />}
        </div>
        <div className={styles['right']}>
          <ViewButtons />
          <MiniPlan onOpen={() => setSheet('where')} />
        </div>
      </div>
      <CounterSheet wish={wish} onClosed={focusCanvas} />
      {sheet === 'search' ? <SearchSheet onClose={close} onChoose={choose} /> : null}
      {sheet === 'help' ? <HelpSheet onClose={close} onLook={() => setSheet('look')} /> : null}
      {sheet === 'where' ? <WhereSheet onClose={close} /> : null}
      {sheet === 'hall' && number !== null ? <HallSheet hall={number} onClose={close} /> : null}
      {sheet === 'sound' ? <SoundSheet onClose={close} /> : null}
      {sheet === 'look' ? (
        <Suspense>
          <LookSheet onClose={close} />
        </Suspense>
      ) : null}
    </div>
  );
}
