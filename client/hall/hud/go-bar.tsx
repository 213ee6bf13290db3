import { useEffect } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useHall } from '../state/hall-store.ts';
import { DirectionArrow } from './direction-arrow.tsx';
import { usePlace, useRegionName } from './hall-context.ts';
import { useSuggestion } from './use-suggestion.ts';
import styles from './go-bar.module.css';

/** The one thing to do next: be taken somewhere; on the way, be there at once; arrived, open the counter. */
export function GoBar() {
  const { t } = useTranslation('hall');
  const { engine } = usePlace();
  const nameOf = useRegionName();
  const target = useHall((hall) => hall.target);
  const panel = useHall((hall) => hall.panel);
  const suggestion = useSuggestion();
  if (target) return <OnTheWay code={target.code} isNearest={target.isNearest} />;
  if (panel.open) return null;
  const code = panel.at ?? suggestion;
  if (!code) return null;
  const words = panel.at ? t('go.here', { name: nameOf(code) }) : t('go.to', { name: nameOf(code) });
  return (
    <button
      type="button"
      className={styles['go']}
      aria-label={words}
      disabled={!engine}
      onClick={() => engine?.guideTo(code)}
    >
      <Icon name={panel.at ? 'doc' : 'pin'} size={26} />
      <span className={styles['words']}>
        <strong>{panel.at ? t('go.open') : t('go.button')}</strong>
        <span>{panel.at ? nameOf(code) : t('go.towards', { name: nameOf(code) })}</span>
      </span>
    </button>
  );
}

type OnTheWayProps = { readonly code: string | null; readonly isNearest: boolean };

function OnTheWay({ code, isNearest }: OnTheWayProps) {
  const { t } = useTranslation('hall');
  const { engine } = usePlace();
  const nameOf = useRegionName();
  const left = useHall((hall) => hall.left);
  const floor = t(isNearest ? 'go.nearest' : 'go.walkingFloor');
  useEffect(() => {
    if (isNearest) announce(t('go.nearest'));
  }, [isNearest, t]);
  return (
    <div className={styles['way']}>
      <p className={styles['aim']}>
        {code ? <DirectionArrow code={code} /> : <Icon name="pin" size={20} />}
        <span>
          <strong>{code ? nameOf(code) : floor}</strong>
          <span className={styles['left']}>
            {code ? <span className={styles['walking']}>{t('go.walking')} · </span> : null}
            {t('go.left', { metres: left })}
          </span>
        </span>
      </p>
      {code ? (
        <Button variant="gold" title={t('go.hint')} onClick={() => engine?.guideTo(code)}>
          {t('go.now')}
        </Button>
      ) : null}
      <Button className={styles['stop']} aria-label={t('go.stop')} onClick={() => engine?.stop()}>
        <Icon name="close" size={20} />
      </Button>
    </div>
  );
}
