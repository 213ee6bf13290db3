import { useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { CounterPanel } from '../../counter/counter-panel.tsx';
import { announce } from '../../ui/announcer.tsx';
import { noteHall, useHall } from '../state/hall-store.ts';
import { dismissPanel } from '../state/panel.ts';
import { usePlace, useRegionName } from './hall-context.ts';
import type { Wish } from './search-sheet.tsx';
import styles from './counter-sheet.module.css';

type CounterSheetProps = { readonly wish: Wish | null; readonly onClosed: () => void };

/** Pixels that the tools take at the top of a tall screen. */
const TOOLS = 84;

/** Closes the counter's panel; it opens again when the counter is entered anew. */
export function closePanel(): void {
  noteHall({ panel: dismissPanel(useHall.getState().panel) });
}

/** The panel of the counter one is at: beside the picture on wide screens, under it on tall ones. */
export function CounterSheet({ wish, onClosed }: CounterSheetProps) {
  const open = useHall((hall) => hall.panel.open);
  return open ? <OpenSheet key={open} region={open} wish={wish} onClosed={onClosed} /> : null;
}

function OpenSheet({ region, wish, onClosed }: CounterSheetProps & { readonly region: string }) {
  const { t } = useTranslation('hall');
  const { engine } = usePlace();
  const nameOf = useRegionName();
  const name = nameOf(region);
  const sheet = useRef<HTMLDivElement>(null);

  useEffect(() => {
    announce(t(useHall.getState().gallery ? 'gallery.opened' : 'go.arrived', { name }));
  }, [name, t]);

  // The picture's centre moves into what is left free, so that the officer stays in sight.
  useEffect(() => {
    const element = sheet.current;
    if (!element || !engine) return;
    const measure = () => {
      // Not the bounding box: that one is still sliding in.
      const { offsetLeft, offsetTop, offsetWidth } = element;
      const isAside = offsetWidth < innerWidth * 0.8;
      engine.setCover(isAside ? innerWidth - offsetLeft : 0, isAside ? 0 : innerHeight - offsetTop - TOOLS);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
      engine.setCover(0, 0);
    };
  }, [engine]);

  function close(): void {
    closePanel();
    announce(t('panel.closed', { name }));
    onClosed();
  }

  const serviceId = wish?.region === region ? (wish.serviceId ?? undefined) : undefined;
  return (
    <div ref={sheet} className={styles['sheet']} data-own-keys="">
      <CounterPanel region={region} serviceId={serviceId} onClose={close} />
    </div>
  );
}
