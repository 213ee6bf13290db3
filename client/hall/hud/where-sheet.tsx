import { useTranslation } from '../../i18n/use-translation.ts';
import { useNavigate } from 'react-router';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useHall } from '../state/hall-store.ts';
import { usePlace, useRegionName } from './hall-context.ts';
import { Plan } from './plan.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import styles from './where-sheet.module.css';

/** Nobody is ever lost: where I am, where everything is, and the way out. */
export function WhereSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('hall');
  const { hall, engine } = usePlace();
  const navigate = useNavigate();
  const target = useHall((state) => state.target?.code ?? null);
  const go = (walk: () => void) => {
    onClose();
    walk();
  };
  return (
    <Sheet title={t('where.title')} onClose={onClose}>
      <p className={styles['here']}>
        <Icon name="pin" /> <WhereWords />
      </p>
      <div className={styles['map']}>
        <Plan hall={hall} label={t('where.map')} target={target} />
      </div>
      <ul className={styles['legend']}>
        <li className={styles['open']}>{t('where.legendOpen')}</li>
        <li className={styles['closed']}>{t('where.legendClosed')}</li>
        <li className={styles['you']}>{t('where.legendYou')}</li>
      </ul>
      {hall.wings.length > 0 ? (
        <div role="group" aria-label={t('where.wings')} className={styles['wings']}>
          {hall.wings.map((wing) => (
            <Button
              key={wing.id}
              style={{ borderLeft: `6px solid ${wing.accent}` }}
              onClick={() => go(() => engine?.walkTo(mouthOf(wing)))}
            >
              {t('sign.wing', { name: wing.name, subtitle: wing.subtitle })}
            </Button>
          ))}
        </div>
      ) : null}
      <div className={styles['wings']}>
        <Button onClick={() => go(() => engine?.walkTo(hall.entrance.spawn))}>{t('where.entrance')}</Button>
        <Button variant="danger" onClick={() => void navigate('/')}>
          {t('where.leave')}
        </Button>
      </div>
    </Sheet>
  );
}

function mouthOf(wing: { aisles: readonly { from: { x: number; z: number } }[] }): { x: number; z: number } {
  return wing.aisles[0]?.from ?? { x: 0, z: 0 };
}

function WhereWords() {
  const { t } = useTranslation('hall');
  const { hall } = usePlace();
  const nameOf = useRegionName();
  const at = useHall((state) => state.panel.at);
  const id = useHall((state) => state.wing);
  const wing = hall.wings.find((w) => w.id === id);
  if (at) return t('where.counter', { name: nameOf(at) });
  return wing ? t('where.wing', { name: `${wing.subtitle} ${wing.name}` }) : t('where.atrium');
}
