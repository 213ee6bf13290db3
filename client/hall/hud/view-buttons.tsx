import { useId, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { classes } from '../../ui/classes.ts';
import { useHall } from '../state/hall-store.ts';
import { usePlace } from './hall-context.ts';
import styles from './view-buttons.module.css';

const QUARTER = Math.PI / 6;
const EYE =
  'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Zm9.5 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z';

/** What dragging and pinching do, as buttons (WCAG 2.5.7). A phone has fingers for that: there one button holds them. */
export function ViewButtons() {
  const { t } = useTranslation('hall');
  const { engine } = usePlace();
  const isOwn = useHall((hall) => hall.firstPerson);
  const isAbove = useHall((hall) => hall.gallery);
  const isPanelOpen = useHall((hall) => hall.panel.open !== null);
  const id = useId();
  const [isShown, setShown] = useState(false);
  return (
    <div className={classes(styles['place'], isPanelOpen && styles['beside'])}>
      <button
        type="button"
        className={styles['toggle']}
        aria-label={t('view')}
        title={t('view')}
        aria-expanded={isShown}
        aria-controls={id}
        onClick={() => setShown(!isShown)}
      >
        <Arrow d={EYE} />
      </button>
      <div id={id} className={classes(styles['views'], isShown && styles['shown'])}>
        <button type="button" aria-label={t('turnLeft')} onClick={() => engine?.turn(QUARTER)}>
          <Arrow d="M9 5 4 10l5 5M4 10h9a6 6 0 0 1 6 6v3" />
        </button>
        <button type="button" aria-label={t('turnRight')} onClick={() => engine?.turn(-QUARTER)}>
          <Arrow d="m15 5 5 5-5 5M20 10h-9a6 6 0 0 0-6 6v3" />
        </button>
        <button type="button" aria-label={t('zoomIn')} onClick={() => engine?.zoom(0.75)}>
          <Arrow d="M12 5v14M5 12h14" />
        </button>
        <button type="button" aria-label={t('zoomOut')} onClick={() => engine?.zoom(1.33)}>
          <Arrow d="M5 12h14" />
        </button>
        {isAbove ? null : (
          <button
            type="button"
            className={styles['own']}
            aria-label={t('ownEyes')}
            title={t('ownEyes')}
            aria-pressed={isOwn}
            onClick={() => engine?.setFirstPerson(!isOwn)}
          >
            <Arrow d={EYE} />
          </button>
        )}
      </div>
    </div>
  );
}

function Arrow({ d }: { readonly d: string }) {
  return (
    <svg width="22" height="22" viewBox="0 0 24 24" fill="none" aria-hidden="true" focusable="false">
      <path d={d} stroke="currentColor" strokeWidth="2.1" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
